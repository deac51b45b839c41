import { compare } from './compare.ts';

export interface Ranking<T> {
  /** Largest first. */
  readonly shown: readonly T[];
  /** The rest in the order of the source, to be summed as `Other (N)`: none or at least two. */
  readonly other: readonly T[];
}

/**
 * Ranks rows by size, the largest first; equal sizes by their label, so that the order never depends on that of the
 * source. A row that would be left over alone is shown too: `Other (1)` takes the same room and says less.
 */
export const rank = <T>(
  rows: readonly T[],
  by: { readonly sizeOf: (row: T) => bigint | number; readonly labelOf: (row: T) => string; readonly top: number },
): Ranking<T> => {
  const count = rows.length - by.top <= 1 ? rows.length : by.top;
  // Doubles are sorted ten times as fast as rows and in the same order, only that near sizes may become equal: then both are candidates.
  const sizes = new Float64Array(rows.length);
  rows.forEach((row, place) => {
    sizes[place] = Number(by.sizeOf(row));
  });
  const least = sizes.toSorted()[rows.length - count] ?? Number.NEGATIVE_INFINITY;
  const candidates = rows
    .filter((_, place) => (sizes[place] ?? least) >= least)
    .toSorted((a, b) => compare(by.sizeOf(b), by.sizeOf(a)) || compare(by.labelOf(a), by.labelOf(b)));
  const smaller = rows.filter((_, place) => (sizes[place] ?? least) < least);
  return { shown: candidates.slice(0, count), other: [...candidates.slice(count), ...smaller] };
};
