import type { Difference } from './snapshot.ts';

/**
 * What changed from one reading of a list to the next, in the order of the later one (what is gone: of the earlier one).
 * Things are the same when their ids are; `isChanged` says which differences between two readings of one thing count.
 * A thing that a list repeats is taken as it comes last. Linear in the length of both lists.
 */
export const diffLists = <T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (item: T) => string,
  isChanged: (before: T, after: T) => boolean,
): Difference<T> => {
  const earlier = new Map(before.map((item) => [idOf(item), item]));
  const later = new Map(after.map((item) => [idOf(item), item]));
  const added: T[] = [];
  const changed: { before: T; after: T }[] = [];
  for (const [id, item] of later) {
    const old = earlier.get(id);
    if (old === undefined) added.push(item);
    else if (isChanged(old, item)) changed.push({ before: old, after: item });
  }
  return { added, removed: [...earlier].filter(([id]) => !later.has(id)).map(([, item]) => item), changed };
};
