import { absolute, fromUsd, type Money, subtract, ZERO } from './money.ts';

const LEAST = fromUsd('1') ?? ZERO;

/** Whether a total that was posted has changed by more than a dollar and more than one percent since. */
export const isRestated = (posted: Money, now: Money): boolean => {
  const difference = absolute(subtract(now, posted));
  return difference > LEAST && difference * 100n > absolute(posted);
};
