import { civilOf } from '../../domain/calendar.ts';
import { plusDays, startOf } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import { currentUnit, type Period } from '../../domain/period.ts';
import { forecastCost } from '../../spend/forecast-cost.ts';
import { costMetric } from '../../spend/metric.ts';
import { knownTotal } from './compare-spend.ts';
import { askSpend, type DigestQuestion } from './digest-question.ts';

/** What was expected of a month that is over, early in it. */
export interface PastForecast {
  readonly total: Money;
  readonly low: Money;
  readonly high: Money;
}

/** Ten days in, a forecast can still change what people do. */
const DATE = 10;

/** What the forecast would have said on the tenth of a month, from what is known today of the days before. */
export const findPastForecast = async (question: DigestQuestion, month: Period): Promise<PastForecast | null> => {
  const day = plusDays(month.from, DATE - civilOf(month.from).date);
  const asked = { period: currentUnit('month', day), by: ['day'] as const, forecasting: true, now: startOf(day) };
  const report = await askSpend(question, costMetric, asked);
  return knownTotal(report) === null ? null : forecastCost(report);
};
