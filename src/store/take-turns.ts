/** Runs one after the other, in the order of asking; one that fails does not stop the next. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

export const takeTurns = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run, run);
    last = mine;
    return mine;
  };
};
