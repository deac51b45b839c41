/** Runs work, at most so many at a time; what has to wait runs in the order of asking. */
type Lane = <T>(work: () => Promise<T>) => Promise<T>;

export const limitConcurrency = (width: number): Lane => {
  let free = width;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
