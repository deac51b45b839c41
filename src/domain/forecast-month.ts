import type { DayAmount } from './anomaly/judgement.ts';
import { unitAround } from './calendar.ts';
import { type Day, plusDays } from './day.ts';
import { forecastDays } from './forecast-days.ts';
import { add, estimate, type Money, sum, toNumber } from './money.ts';

/** What the month that `today` belongs to will have cost when it ends. */
export interface Forecast {
  readonly total: Money;
  /** Four in five months are expected to end between `low` and `high`. */
  readonly low: Money;
  readonly high: Money;
  /** The exact part of it: the complete days of the month. */
  readonly soFar: Money;
  /** How many days of history the forecast rests on. */
  readonly restsOn: number;
}

/** Two weeks since the first spend: with fewer there is neither a rhythm nor an error to learn from. */
const LEAST_HISTORY = 14;
const MOST_HISTORY = 180;
/** With older data, what is missing would weigh more than what is known. */
const MOST_LAG = 7;

/** The days at the end without a gap between them: a missing day is not a day without spend. */
const lastRun = (daily: readonly DayAmount[]): readonly DayAmount[] => {
  const start = daily.findLastIndex(({ day }, index) => daily[index - 1]?.day !== plusDays(day, -1));
  return daily.slice(Math.max(0, start));
};

/** Before the first spend there was nothing to learn from. */
const sinceFirstSpend = (daily: readonly DayAmount[]): readonly DayAmount[] => {
  const start = daily.findIndex(({ amount }) => amount !== 0n);
  return start === -1 ? [] : daily.slice(start);
};

const atLeast = (amount: Money, least: Money | undefined): Money =>
  least === undefined || amount > least ? amount : least;

/**
 * Forecasts the month's end: the exact spend of its complete days, and the forecast of every day that is left, today
 * included because it is not over. `daily` are complete days, ascending, days without spend as zero. Null when they are
 * fewer than 14 since the first spend, end more than a week ago, or have a gap within this month.
 *
 * `spent` is what the month has cost until now, with the part of today that is known: no month ends below it.
 */
export const forecastMonth = (history: {
  readonly daily: readonly DayAmount[];
  readonly today: Day;
  readonly spent?: Money | undefined;
}): Forecast | null => {
  const complete = history.daily.filter(({ day }) => day < history.today);
  const run = lastRun(complete);
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return null;
  const month = unitAround('month', history.today);
  const hasGap = run.length < complete.length && first.day > month.from;
  const next = plusDays(last.day, 1);
  const used = sinceFirstSpend(run).slice(-MOST_HISTORY);
  if (hasGap || history.today - next > MOST_LAG || used.length < LEAST_HISTORY) return null;

  const from = Math.max(next, month.from);
  const rest = forecastDays(
    used.map(({ amount }) => toNumber(amount)),
    { skip: from - next, count: month.to - from },
  );
  const soFar = sum(run.filter(({ day }) => day >= month.from).map(({ amount }) => amount));
  return {
    total: atLeast(add(soFar, estimate(rest.expected)), history.spent),
    low: atLeast(add(soFar, estimate(rest.low)), history.spent),
    high: atLeast(add(soFar, estimate(rest.high)), history.spent),
    soFar,
    restsOn: used.length,
  };
};
