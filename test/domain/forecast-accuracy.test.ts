import { describe, expect, it } from 'vitest';
import { SIMPLE_FORECASTS } from '../../src/backtest/simple-forecasts.ts';
import { unitAround } from '../../src/domain/calendar.ts';
import { plusDays } from '../../src/domain/day.ts';
import { forecastMonth } from '../../src/domain/forecast-month.ts';
import { estimate, toNumber } from '../../src/domain/money.ts';
import { generateSeries, HABITS } from '../../src/sandbox/organisation/sample-series.ts';
import { dayOn } from './sample-days.ts';

const FIRST = dayOn('1970-01-01');
const HISTORY = 180;
const SEEDS = [11, 22, 33, 44];
const MONTHS = ['07', '08', '09', '10', '11', '12', '13'].map((month) =>
  unitAround('month', dayOn(month === '13' ? '1971-01-01' : `1970-${month}-01`)),
);

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** One forecast made on a day of a month whose end is known. */
const trial = (habit: string, values: readonly number[], month: { from: number; to: number }, dayOfMonth: number) => {
  const at = month.from + dayOfMonth - 1;
  const start = Math.max(0, at - HISTORY);
  const known = {
    values: values.slice(start, at),
    monthSoFar: values.slice(month.from, at),
    left: month.to - at,
  };
  const forecast = forecastMonth({
    daily: known.values.map((usd, index) => ({ day: plusDays(FIRST, start + index), amount: estimate(usd) })),
    today: plusDays(FIRST, at),
  });
  if (forecast === null) return expect.fail('there is enough history for a forecast');
  const truth = total(values.slice(month.from, month.to));
  const soFar = total(known.monthSoFar);
  const missBy = (guess: number): number => Math.abs(guess - truth) / truth;
  return {
    habit,
    dayOfMonth,
    held: toNumber(forecast.low) <= truth && truth <= toNumber(forecast.high),
    miss: {
      forecast: missBy(toNumber(forecast.total)),
      runRate: missBy(soFar + SIMPLE_FORECASTS.runRate(known)),
      last28Days: missBy(soFar + SIMPLE_FORECASTS.last28Days(known)),
      sameWeekday: missBy(soFar + SIMPLE_FORECASTS.sameWeekday(known)),
    },
  };
};

const trials = Object.entries(HABITS).flatMap(([name, habit]) =>
  SEEDS.flatMap((seed) => {
    const values = generateSeries(habit, seed);
    return MONTHS.flatMap((month) => [3, 10, 20].map((dayOfMonth) => trial(name, values, month, dayOfMonth)));
  }),
);

const average = (numbers: readonly number[]): number => total(numbers) / numbers.length;
const missOf = (some: typeof trials, method: keyof (typeof trials)[number]['miss']): number =>
  average(some.map(({ miss }) => miss[method]));
const bestBaseline = (some: typeof trials): number =>
  Math.min(missOf(some, 'runRate'), missOf(some, 'last28Days'), missOf(some, 'sameWeekday'));
const heldShare = (some: typeof trials): number => average(some.map(({ held }) => (held ? 1 : 0)));

describe('month-end forecasts over many ways to spend', () => {
  it('miss by clearly less than the best simple rule', () => {
    expect(missOf(trials, 'forecast')).toBeLessThan(0.9 * bestBaseline(trials));
  });

  it.each([3, 10, 20])('are better than the best simple rule on day %i', (dayOfMonth) => {
    const some = trials.filter((one) => one.dayOfMonth === dayOfMonth);
    expect(missOf(some, 'forecast')).toBeLessThan(bestBaseline(some));
  });

  it('follow growth, where simple rules lag behind', () => {
    const some = trials.filter(({ habit }) => habit === 'growth');
    expect(missOf(some, 'forecast')).toBeLessThan(0.6 * bestBaseline(some));
  });

  it.each(Object.keys(HABITS))('are never much worse than the best simple rule: %s', (habit) => {
    const some = trials.filter((one) => one.habit === habit);
    expect(missOf(some, 'forecast')).toBeLessThan(1.1 * bestBaseline(some));
  });

  it('hold the truth in about four of five ranges, early and late in the month', () => {
    for (const dayOfMonth of [3, 10, 20]) {
      const share = heldShare(trials.filter((one) => one.dayOfMonth === dayOfMonth));
      expect(share).toBeGreaterThan(0.7);
      expect(share).toBeLessThan(0.9);
    }
  });
});
