import { dayOf } from '../../domain/day.ts';
import type { Forecast } from '../../domain/forecast-month.ts';
import { currentUnit } from '../../domain/period.ts';
import type { Cost } from '../../domain/spend.ts';
import { forecastCost } from '../../spend/forecast-cost.ts';
import { costMetric } from '../../spend/metric.ts';
import type { SpendReport } from '../../spend/spend-report.ts';
import { knownTotal } from './compare-spend.ts';
import { askSpend, type DigestQuestion } from './digest-question.ts';

/** The month that a digest is due in, up to that day, and where it is going. */
export interface MonthSoFar {
  readonly report: SpendReport<Cost>;
  /** Null with too little history, or where some of it is not known. */
  readonly forecast: Forecast | null;
}

export const readMonth = async (question: DigestQuestion): Promise<MonthSoFar> => {
  const period = currentUnit('month', dayOf(question.now));
  const report = await askSpend(question, costMetric, { period, by: ['day'], forecasting: true });
  const isWhole = knownTotal(report) !== null;
  return { report, forecast: isWhole ? forecastCost(report) : null };
};
