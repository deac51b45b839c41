import type { Day } from '../../domain/day.ts';
import type { UsedKeys } from '../wire/used-keys.ts';

/** The last day of use, by key id: apart for days that will not change any more and for those that may. */
export interface LastUse {
  readonly settled: ReadonlyMap<string, Day>;
  readonly recent: ReadonlyMap<string, Day>;
}

interface LastUseBuilder extends LastUse {
  /** Takes in a page of days, in any order. */
  readonly see: (days: readonly UsedKeys[]) => void;
}

/** Puts the later of both days. */
export const mergeLastUse = (into: Map<string, Day>, days: Iterable<readonly [string, Day]>): void => {
  for (const [keyId, day] of days) if (day > (into.get(keyId) ?? -1)) into.set(keyId, day);
};

/** Most keys are used on most days: from the last day back, each is put once. */
const findLast = (days: readonly UsedKeys[]): ReadonlyMap<string, Day> => {
  const last = new Map<string, Day>();
  for (const { day, keyIds } of days.toSorted((a, b) => b.day - a.day)) {
    for (const keyId of keyIds) if (!last.has(keyId)) last.set(keyId, day);
  }
  return last;
};

/** Days before `recentFrom` are settled. No more is kept of a page than the last days of its keys. */
export const createLastUse = (recentFrom: Day): LastUseBuilder => {
  const [settled, recent] = [new Map<string, Day>(), new Map<string, Day>()];
  return {
    settled,
    recent,
    see: (days) => {
      mergeLastUse(settled, findLast(days.filter(({ day }) => day < recentFrom)));
      mergeLastUse(recent, findLast(days.filter(({ day }) => day >= recentFrom)));
    },
  };
};
