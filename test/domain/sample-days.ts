import fc from 'fast-check';
import { type Day, isoDay, parseIsoDay, plusDays, type Span } from '../../src/domain/day.ts';

/** `dayOn('2026-11-22')` */
export const dayOn = (iso: string): Day => {
  const day = parseIsoDay(iso);
  if (day === null) throw new Error(`${iso} is not a day`);
  return day;
};

/** Both ends included, as people say it. */
export const spanFrom = (first: string, last: string): Span => ({ from: dayOn(first), to: plusDays(dayOn(last), 1) });

/** `2026-11-01..2026-11-22`, both ends included; `empty` when there are no days. */
export const written = ({ from, to }: Span): string =>
  to > from ? `${isoDay(from)}..${isoDay(plusDays(to, -1))}` : 'empty';

/** Days over some thirty years, with leap years and a year (2000) that is one although divisible by 100. */
export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: dayOn('1999-01-01'), max: dayOn('2030-12-31') })
  .map((count) => plusDays(dayOn('1970-01-01'), count));
