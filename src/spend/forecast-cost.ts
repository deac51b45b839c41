import { dayOf } from '../domain/day.ts';
import { type Forecast, forecastMonth } from '../domain/forecast-month.ts';
import { costAlgebra } from '../domain/measure.ts';
import type { Cost } from '../domain/spend.ts';
import { answered, type DayTotal, grandTotal, isWhole, type SpendReport } from './spend-report.ts';

/** The days that every source has, summed: a day that only some have would look like a fall. */
const sharedHistory = (histories: readonly (readonly DayTotal<Cost>[])[]): readonly DayTotal<Cost>[] => {
  const [first = [], ...others] = histories;
  return first.flatMap(({ day, measure }) => {
    const same = others.map((history) => history.find((total) => total.day === day));
    if (same.some((total) => total === undefined)) return [];
    return {
      day,
      measure: same.reduce((sum, total) => costAlgebra.add(sum, total?.measure ?? costAlgebra.zero), measure),
    };
  });
};

/** Where the running month is going. Null for other periods, with too little history, or when a source is missing from the sum. */
export const forecastCost = (report: SpendReport<Cost>): Forecast | null => {
  const { period } = report.words;
  if (period.kind !== 'month' || !period.toDate) return null;
  if (!isWhole(report)) return null;
  const daily = sharedHistory(answered(report).map(({ history }) => history));
  return forecastMonth({
    daily: daily.map(({ day, measure }) => ({ day, amount: measure.amount })),
    today: dayOf(report.asOf),
    spent: grandTotal(report, costAlgebra)?.amount,
  });
};
