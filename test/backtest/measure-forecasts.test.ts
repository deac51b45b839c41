import { expect, it } from 'vitest';
import { measureForecasts } from '../../src/backtest/measure-forecasts.ts';
import { weekdayOf } from '../../src/domain/calendar.ts';
import { daysOf, plusDays } from '../../src/domain/day.ts';
import { estimate } from '../../src/domain/money.ts';
import { dayOn, spanFrom } from '../domain/sample-days.ts';

const series = (first: string, last: string, usd: (day: number) => number) =>
  daysOf(spanFrom(first, last)).map((day) => ({ day, amount: estimate(usd(day)) }));

const measure = (days: ReturnType<typeof series>, from: string) =>
  measureForecasts([{ series: days, from: dayOn(from) }]);

it('finds nothing wrong where every day costs the same', () => {
  const measured = measure(
    series('2026-01-01', '2026-06-30', () => 10),
    '2026-01-01',
  );
  expect(measured.map(({ dayOfMonth, months }) => [dayOfMonth, months])).toEqual([
    [3, 5],
    [10, 5],
    [20, 5],
    [null, 15],
  ]);
  for (const { missPercent, heldPercent } of measured) {
    expect(Math.max(...Object.values(missPercent ?? expect.fail()))).toBeLessThan(0.001);
    expect(heldPercent).toBe(100);
  }
});

it('measures each rule against what came', () => {
  // May costs 10 a day, June 20: forecasts on 3 June know two days of the new level.
  const [third] = measure(
    series('2026-03-01', '2026-06-30', (day) => (day < dayOn('2026-06-01') ? 10 : 20)),
    '2026-06-01',
  );
  expect(third?.months).toBe(1);
  expect(third?.missPercent?.runRate).toBeCloseTo(0, 6);
  // 40 so far, and 28 days at (26 × 10 + 2 × 20) / 28: 340 instead of 600.
  expect(third?.missPercent?.last28Days).toBeCloseTo((100 * 260) / 600, 6);
  expect(third?.missPercent?.sameWeekday).toBeGreaterThan(30);
});

it('knows the weekdays that are left', () => {
  const office = series('2026-01-01', '2026-06-30', (day) =>
    weekdayOf(plusDays(dayOn('1970-01-01'), day)) < 5 ? 10 : 0,
  );
  for (const { missPercent } of measure(office, '2026-03-01')) expect(missPercent?.sameWeekday).toBeCloseTo(0, 6);
});

it('tries whole months with enough history only', () => {
  const short = measure(
    series('2026-05-20', '2026-06-30', () => 10),
    '2026-05-20',
  );
  expect(short.map(({ months }) => months)).toEqual([0, 0, 1, 1]);
  expect(short[0]).toMatchObject({ missPercent: null, heldPercent: null });
  const holed = series('2026-01-01', '2026-06-30', () => 10).filter(({ day }) => day !== dayOn('2026-06-15'));
  expect(measure(holed, '2026-06-01').map(({ months }) => months)).toEqual([0, 0, 0, 0]);
});

it('pools several series', () => {
  const flat = { series: series('2026-01-01', '2026-06-30', () => 10), from: dayOn('2026-01-01') };
  const shifted = {
    series: series('2026-03-01', '2026-06-30', (day) => (day < dayOn('2026-06-01') ? 10 : 20)),
    from: dayOn('2026-06-01'),
  };
  const [third] = measureForecasts([flat, shifted]);
  expect(third?.months).toBe(6);
  expect(third?.missPercent?.last28Days).toBeCloseTo((100 * 260) / 600 / 6, 6);
});
