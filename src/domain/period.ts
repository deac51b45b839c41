import { type Unit, unitAround } from './calendar.ts';
import { contains, type Day, plusDays, type Span } from './day.ts';

/**
 * What a report is about: UTC days, and what they were meant as, because that decides what they are compared with.
 * `days` is any number of days that is no unit of the calendar (`7d`, `today`, a range). `toDate` says that the period
 * was still running when it was asked for (month to date), so its last day may be partial and the unit is not whole.
 */
export interface Period extends Span {
  readonly kind: 'days' | Unit;
  readonly toDate: boolean;
}

/** The days of a span that have begun. */
export const periodUntil = (today: Day, kind: Period['kind'], span: Span): Period => ({
  kind,
  from: span.from,
  to: contains(span, today) ? plusDays(today, 1) : span.to,
  toDate: contains(span, today),
});

/** The unit that today belongs to, up to and including today: `currentUnit('month', today)` is month to date. */
export const currentUnit = (unit: Unit, today: Day): Period => periodUntil(today, unit, unitAround(unit, today));

/** The `count` complete days up to and including yesterday. */
export const lastDays = (count: number, today: Day): Period =>
  periodUntil(today, 'days', { from: plusDays(today, -count), to: today });
