import { median } from '../statistics.ts';
import type { Prediction } from './predict-day.ts';

/**
 * With few days of spend nothing is usual yet: only what goes beyond several times the largest of them departs, and
 * after weeks without any spend, any that matters at all. A "deviation" is then the largest amount.
 */
export const expectRare = (usd: readonly number[]): Prediction => {
  const spending = usd.filter((amount) => amount > 0);
  const usual = median(spending);
  const largest = Math.max(0, ...spending);
  return {
    expected: usual,
    at: (deviations) => Math.max(0, deviations * largest),
    deviationsOf: (amount) => (largest > 0 ? amount / largest : 0),
    kind: 'sporadic',
    isWeekly: false,
  };
};
