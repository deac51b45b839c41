import type { DayAmount } from '../domain/anomaly/judgement.ts';
import { unitAround } from '../domain/calendar.ts';
import { type Day, lengthOf, plusDays, type Span } from '../domain/day.ts';
import { forecastMonth } from '../domain/forecast-month.ts';
import { sum, toNumber } from '../domain/money.ts';
import { mean } from '../domain/statistics.ts';
import { SIMPLE_FORECASTS, type SimpleForecast } from './simple-forecasts.ts';

/** How far forecasts made on one day of the month, or on any of the days, were off, over the months that could be tried. */
export interface ForecastAccuracy {
  /** Null: all of them together. */
  readonly dayOfMonth: number | null;
  /** How many forecasts were tried: one for each month and day. */
  readonly months: number;
  /** Mean absolute error in percent of what the month came to; null without a month to try. */
  readonly missPercent: Readonly<Record<'forecast' | SimpleForecast, number>> | null;
  /** Percent of the months that ended within the forecast's range, which is meant to hold 80. */
  readonly heldPercent: number | null;
}

type Trial = Readonly<Record<'forecast' | SimpleForecast, number>> & { readonly held: boolean };

const DAYS_OF_MONTH = [3, 10, 20] as const;
/** What the simple forecasts look back at. */
const LEAST_HISTORY = 28;

/** The months of which every day is there. */
const wholeMonths = (series: readonly DayAmount[]): readonly Span[] => {
  const counts = new Map<Day, number>();
  for (const { day } of series) {
    const { from } = unitAround('month', day);
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  return [...counts].flatMap(([from, count]) => {
    const month = unitAround('month', from);
    return count === lengthOf(month) ? [month] : [];
  });
};

const percentOff = (guess: number, truth: number): number => (100 * Math.abs(guess - truth)) / truth;

/** One month's forecast as it would have been made that day; null where the history then known was too short or had gaps. */
const tryMonth = (series: readonly DayAmount[], month: Span, dayOfMonth: number): Trial | null => {
  const today = plusDays(month.from, dayOfMonth - 1);
  const before = series.filter(({ day }) => day < today);
  const forecast = forecastMonth({ daily: before, today });
  const total = sum(series.filter(({ day }) => day >= month.from && day < month.to).map(({ amount }) => amount));
  const recent = before.slice(-LEAST_HISTORY);
  const isWhole = recent.length === LEAST_HISTORY && recent[0]?.day === plusDays(today, -LEAST_HISTORY);
  if (forecast === null || !isWhole || total <= 0n) return null;

  const truth = toNumber(total);
  const soFar = toNumber(forecast.soFar);
  const known = {
    values: recent.map(({ amount }) => toNumber(amount)),
    monthSoFar: before.filter(({ day }) => day >= month.from).map(({ amount }) => toNumber(amount)),
    left: month.to - today,
  };
  const miss = (name: SimpleForecast): number => percentOff(soFar + SIMPLE_FORECASTS[name](known), truth);
  return {
    forecast: percentOff(toNumber(forecast.total), truth),
    runRate: miss('runRate'),
    last28Days: miss('last28Days'),
    sameWeekday: miss('sameWeekday'),
    held: forecast.low <= total && total <= forecast.high,
  };
};

const accuracyOf = (dayOfMonth: number | null, trials: readonly Trial[]): ForecastAccuracy => {
  const average = (name: 'forecast' | SimpleForecast): number => mean(trials.map((trial) => trial[name]));
  if (trials.length === 0) return { dayOfMonth, months: 0, missPercent: null, heldPercent: null };
  return {
    dayOfMonth,
    months: trials.length,
    missPercent: {
      forecast: average('forecast'),
      runRate: average('runRate'),
      last28Days: average('last28Days'),
      sameWeekday: average('sameWeekday'),
    },
    heldPercent: 100 * mean(trials.map(({ held }) => (held ? 1 : 0))),
  };
};

/** Complete days, ascending, and the first day that is tried: months that end before it are learned from only. */
interface History {
  readonly series: readonly DayAmount[];
  readonly from: Day;
}

/**
 * Repeats month-end forecasts on past days, with only what was known then, and compares them with what the months came
 * to: for each day of the month that is tried, and last for all of them together.
 */
export const measureForecasts = (histories: readonly History[]): readonly ForecastAccuracy[] => {
  const months = histories.flatMap(({ series, from }) =>
    wholeMonths(series)
      .filter((month) => month.to > from)
      .map((month) => ({ series, month })),
  );
  const tried = DAYS_OF_MONTH.map((dayOfMonth) => ({
    dayOfMonth,
    trials: months.flatMap(({ series, month }) => tryMonth(series, month, dayOfMonth) ?? []),
  }));
  return [
    ...tried.map(({ dayOfMonth, trials }) => accuracyOf(dayOfMonth, trials)),
    accuracyOf(
      null,
      tried.flatMap(({ trials }) => trials),
    ),
  ];
};
