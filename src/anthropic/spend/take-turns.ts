/** Runs what belongs to one name one after the other, in the order of asking; other names do not wait. */
export type TakeTurns = <T>(name: string, run: () => Promise<T>) => Promise<T>;

export const takeTurns = (): TakeTurns => {
  const last = new Map<string, Promise<unknown>>();
  return (name, run) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(run, run);
    last.set(name, mine);
    const leave = (): void => {
      if (last.get(name) === mine) last.delete(name);
    };
    mine.then(leave, leave);
    return mine;
  };
};
