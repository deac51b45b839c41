type Contender = () => Promise<number>;

/** Rubbish of one contender is not for the next to clear. */
const collectGarbage = (): void => globalThis.gc?.();

/** Runs the contenders in turn, round after round; what each of them measured, round by round. */
export const alternate = async (rounds: number, contenders: readonly Contender[]): Promise<number[][]> => {
  const measured: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, contender] of contenders.entries()) {
      collectGarbage();
      measured[place]?.push(await contender());
    }
  }
  return measured;
};
