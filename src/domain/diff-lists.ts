import type { Difference } from './snapshot.ts';

/** What tells things apart, and which differences between two readings of one thing count. */
interface Comparing<T> {
  readonly idOf: (item: T) => string;
  readonly isChanged: (before: T, after: T) => boolean;
}

const diffWhole = <T>(before: readonly T[], after: readonly T[], { idOf, isChanged }: Comparing<T>): Difference<T> => {
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

/** How many pairs at the beginning are the same and unchanged; `pairAt` gives undefined beyond the last pair. */
const countSame = <T>(pairAt: (place: number) => readonly [T, T] | undefined, comparing: Comparing<T>): number => {
  const { idOf, isChanged } = comparing;
  for (let place = 0; ; place += 1) {
    const pair = pairAt(place);
    if (pair === undefined || idOf(pair[0]) !== idOf(pair[1]) || isChanged(...pair)) return place;
  }
};

const pairOf = <T>(before: T | undefined, after: T | undefined): readonly [T, T] | undefined =>
  before === undefined || after === undefined ? undefined : [before, after];

/**
 * What changed from one reading of a list to the next, in the order of the later one (what is gone: of the earlier one).
 * Things are the same when their ids are; `isChanged` says which differences between two readings of one thing count.
 * A thing that a list repeats is taken as it comes last. Linear in the length of both lists.
 *
 * Most of a long list is as it was before: what both lists begin and end with alike is only walked through.
 */
export const diffLists = <T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (item: T) => string,
  isChanged: (before: T, after: T) => boolean,
): Difference<T> => {
  const comparing = { idOf, isChanged };
  const front = countSame((place) => pairOf(before[place], after[place]), comparing);
  const rest = Math.min(before.length, after.length) - front;
  const back = countSame(
    (place) => (place < rest ? pairOf(before.at(-1 - place), after.at(-1 - place)) : undefined),
    comparing,
  );
  const [early, late] = [before.slice(front, before.length - back), after.slice(front, after.length - back)];
  const ids = new Set([...early, ...late].map(idOf));
  const isRepeated = (item: T): boolean => ids.has(idOf(item));
  const shared = [before.slice(0, front), before.slice(before.length - back)];
  // What stands among the others a second time may be the last of its kind there.
  if (ids.size > 0 && shared.some((items) => items.some(isRepeated))) return diffWhole(before, after, comparing);
  return diffWhole(early, late, comparing);
};
