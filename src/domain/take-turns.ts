/** Runs one after the other, in the order of asking; one that fails does not stop the next. */
type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** The same for everything that is asked under one name; other names do not wait. */
export type InTurnByName = <T>(name: string, run: () => Promise<T>) => Promise<T>;

export const takeTurns = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run, run);
    last = mine;
    return mine;
  };
};

export const takeTurnsByName = (): InTurnByName => {
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
