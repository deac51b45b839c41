import { weekdayOf } from '../../../src/domain/calendar.ts';
import { plusDays } from '../../../src/domain/day.ts';
import { estimate } from '../../../src/domain/money.ts';
import { dayOn } from '../sample-days.ts';

const FIRST = dayOn('2026-01-05');

/** Days from Monday 5 January 2026 on. */
export const dailySpend = (dollars: readonly number[]) =>
  dollars.map((usd, index) => ({ day: plusDays(FIRST, index), amount: estimate(usd) }));

/** A constant $100 a day but for a few per cent, the same every time, that have nothing to do with the day of the week. */
export const steady = (length: number): readonly number[] =>
  Array.from({ length }, (_, index) => 100 + 4 * Math.sin(index * 2.4) + 3 * Math.cos(index * 5.1));

/** An office: the same per cent around $100 from Monday to Friday, $30 at the weekend. */
export const office = (length: number, weekend = 0.3): readonly number[] =>
  steady(length).map((usd, index) => (weekdayOf(plusDays(FIRST, index)) < 5 ? usd : usd * weekend));

/** Values with some days changed, by index. */
export const changed = (
  values: readonly number[],
  from: number,
  to: number,
  change: (usd: number) => number,
): readonly number[] => values.map((usd, index) => (index >= from && index < to ? change(usd) : usd));
