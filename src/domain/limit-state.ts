import type { SpendLimit } from './activity.ts';
import type { Money } from './money.ts';

/** How near somebody is to their limit, in percent: the higher one that is reached. */
export type LimitStep = 90 | 100;

type Standing = Pick<SpendLimit, 'limit' | 'spent'>;

/**
 * The step that is reached; null below 90 % and without a limit. A limit of nothing is reached by whoever has spent
 * something, and by nobody else.
 */
export const limitStep = ({ limit, spent }: Standing): LimitStep | null => {
  if (limit === null || spent <= 0n) return null;
  if (spent >= limit) return 100;
  return spent * 100n >= limit * 90n ? 90 : null;
};

/** What is used of a limit, in whole percent, rounded down: 99.9 % is not yet all. Null where there is nothing to be a part of. */
export const limitPercent = ({ limit, spent }: Standing): number | null =>
  limit === null || limit <= 0n ? null : Number((spent * 100n) / limit);

/** Why an amount is no higher limit than the one that somebody has; null where it is one. Nothing is never a higher one. */
export const objectionTo = (
  amount: Money,
  current: Pick<SpendLimit, 'limit'> | null,
): 'unlimited' | 'not-higher' | null => {
  if (amount <= 0n) return 'not-higher';
  if (current === null) return null;
  if (current.limit === null) return 'unlimited';
  return amount > current.limit ? null : 'not-higher';
};
