import { add, compareMoney, estimate, type Money, subtract, toNumber, ZERO } from '../money.ts';
import type { ExpectedRange } from './judgement.ts';
import type { Prediction } from './predict-day.ts';
import type { AnomalySettings } from './settings.ts';

const moreOf = (a: Money, b: Money): Money => (compareMoney(a, b) > 0 ? a : b);
const lessOf = (a: Money, b: Money): Money => (compareMoney(a, b) < 0 ? a : b);

/**
 * From where on a day departs from its prediction: outside the deviations allowed, and by the least share and the least
 * amount as well. Amounts are estimates with six decimals.
 */
export const expectedRange = (prediction: Prediction, restsOn: number, settings: AnomalySettings): ExpectedRange => {
  const expected = estimate(prediction.expected);
  const least = moreOf(estimate(toNumber(expected) * settings.leastShare), settings.leastAmount);
  const low = moreOf(ZERO, lessOf(estimate(prediction.at(-settings.deviations)), subtract(expected, least)));
  return {
    expected,
    low: prediction.kind === 'sporadic' ? ZERO : low,
    high: moreOf(estimate(prediction.at(settings.deviations)), add(expected, least)),
    restsOn,
    isWeekly: prediction.isWeekly,
  };
};
