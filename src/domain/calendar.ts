import { type Day, dayOf, plusDays, type Span, startOf, toInstant } from './day.ts';

/** Units of the calendar, in UTC. Weeks start on Monday. */
export type Unit = 'week' | 'month' | 'quarter' | 'year';

/** How months are called where space is short. */
export const MONTH_NAMES = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Monday is 0, Sunday 6. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** `month` counts from 0, as in `Date`; `date` from 1. */
export const civilOf = (day: Day): { readonly year: number; readonly month: number; readonly date: number } => {
  const date = new Date(startOf(day));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
};

/** The first day of a month. `month` counts from 0 and may lie beyond the year: 12 is January of the next one. */
export const firstOfMonth = (year: number, month: number): Day => dayOf(toInstant(Date.UTC(year, month, 1)));

/** The week, month, quarter or year that `day` belongs to, whole. */
export const unitAround = (unit: Unit, day: Day): Span => {
  if (unit === 'week') {
    const monday = plusDays(day, -weekdayOf(day));
    return { from: monday, to: plusDays(monday, 7) };
  }
  const { year, month } = civilOf(day);
  const first = month - (month % MONTHS[unit]);
  return { from: firstOfMonth(year, first), to: firstOfMonth(year, first + MONTHS[unit]) };
};

/** The whole unit before the one that `day` belongs to. */
export const unitBefore = (unit: Unit, day: Day): Span => unitAround(unit, plusDays(unitAround(unit, day).from, -1));

/** The same day one unit earlier; where that month is too short, its last day: 31 March becomes 28 or 29 February. */
export const dayOneUnitBefore = (unit: Unit, day: Day): Day => {
  if (unit === 'week') return plusDays(day, -7);
  const { year, month, date } = civilOf(day);
  const first = firstOfMonth(year, month - MONTHS[unit]);
  const length = firstOfMonth(year, month - MONTHS[unit] + 1) - first;
  return plusDays(first, Math.min(date, length) - 1);
};

/** The ISO week of a day: week 1 is the one with 4 January, and the year is that of the week's Thursday. */
export const isoWeekOf = (day: Day): { readonly year: number; readonly week: number } => {
  const thursday = plusDays(unitAround('week', day).from, 3);
  const { year } = civilOf(thursday);
  return { year, week: Math.floor((thursday - firstOfMonth(year, 0)) / 7) + 1 };
};
