export interface Ranking<T> {
  /** Largest first. */
  readonly shown: readonly T[];
  /** The rest, to be summed as `Other (N)`: none or at least two. */
  readonly other: readonly T[];
}

const compare = <V extends bigint | number | string>(a: V, b: V): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Ranks rows by size, the largest first; equal sizes by their label, so that the order never depends on that of the
 * source. A row that would be left over alone is shown too: `Other (1)` takes the same room and says less.
 */
export const rank = <T>(
  rows: readonly T[],
  by: { readonly sizeOf: (row: T) => bigint | number; readonly labelOf: (row: T) => string; readonly top: number },
): Ranking<T> => {
  const ranked = rows.toSorted((a, b) => compare(by.sizeOf(b), by.sizeOf(a)) || compare(by.labelOf(a), by.labelOf(b)));
  const count = ranked.length - by.top === 1 ? ranked.length : by.top;
  return { shown: ranked.slice(0, count), other: ranked.slice(count) };
};
