import { civilOf, firstOfMonth, isoWeekOf, type Unit, unitAround } from './calendar.ts';
import { type Day, parseIsoDay, plusDays, type Span } from './day.ts';

/** Days that were named, not yet cut at today; or why there are no such days, as one sentence. */
export type NamedDays = (Span & { readonly kind: 'days' | Unit }) | { readonly why: string };

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const monthsFrom = (unit: Unit, year: number, month: number): NamedDays => ({
  kind: unit,
  ...unitAround(unit, firstOfMonth(year, month)),
});

/** The year that was said, or else the latest one in which this month has begun. */
const yearOf = (said: string | undefined, month: number, today: Day): number => {
  if (said !== undefined) return Number(said);
  const { year } = civilOf(today);
  return firstOfMonth(year, month) > today ? year - 1 : year;
};

const readDay = (text: string): NamedDays | null => {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const day = parseIsoDay(text);
  if (day === null) return { why: `${text} is not a day of the calendar.` };
  return { kind: 'days', from: day, to: plusDays(day, 1) };
};

const readMonth = (text: string): NamedDays | null => {
  const [, year, month] = /^([12]\d{3})-(\d\d)$/.exec(text) ?? [];
  if (month === undefined) return null;
  if (Number(month) < 1 || Number(month) > 12) return { why: `${text} is not a month: months go from 01 to 12.` };
  return monthsFrom('month', Number(year), Number(month) - 1);
};

/** Counted from 0; -1 when it is no month's name. */
const monthNamed = (name: string): number =>
  MONTHS.findIndex((full) => full === name || full.slice(0, 3) === name || (name === 'sept' && full === 'september'));

const readMonthName = (text: string, today: Day): NamedDays | null => {
  const [, name, year] = /^([a-z]{3,9})(?:[ -]([12]\d{3}))?$/.exec(text) ?? [];
  const month = monthNamed(name ?? '');
  return month === -1 ? null : monthsFrom('month', yearOf(year, month, today), month);
};

const DATE_IN_WORDS =
  /^(?:(?<name>[a-z]{3,9})[ -](?<number>\d{1,2})(?:st|nd|rd|th)?|(?<first>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?<after>[a-z]{3,9}))(?:,?[ -](?<year>[12]\d{3}))?$/;

/** A day without a year is the latest one that has begun. */
const readDateInWords = (text: string, today: Day): NamedDays | null => {
  const match = DATE_IN_WORDS.exec(text)?.groups;
  const month = monthNamed(match?.name ?? match?.after ?? '');
  if (match === undefined || month === -1) return null;
  const number = Number(match.number ?? match.first);
  const on = (year: number) => plusDays(firstOfMonth(year, month), number - 1);
  const { year: thisYear } = civilOf(today);
  const year = match.year === undefined ? thisYear - (on(thisYear) > today ? 1 : 0) : Number(match.year);
  const day = on(year);
  if (number < 1 || civilOf(day).month !== month) return { why: `${text} is not a day of the calendar.` };
  return { kind: 'days', from: day, to: plusDays(day, 1) };
};

const readQuarter = (text: string, today: Day): NamedDays | null => {
  const match = /^(?:(?<before>[12]\d{3})[ -]?)?q(?<number>\d)$|^q(?<first>\d)[ -](?<after>[12]\d{3})$/.exec(
    text,
  )?.groups;
  if (match === undefined) return null;
  const quarter = Number(match.number ?? match.first);
  if (quarter < 1 || quarter > 4) return { why: `${text} is not a quarter: quarters go from Q1 to Q4.` };
  const month = (quarter - 1) * 3;
  return monthsFrom('quarter', yearOf(match.before ?? match.after, month, today), month);
};

const readYear = (text: string): NamedDays | null =>
  /^[12]\d{3}$/.test(text) ? monthsFrom('year', Number(text), 0) : null;

const readWeek = (text: string): NamedDays | null => {
  const [, year, week] = /^([12]\d{3})-?w(\d\d)$/.exec(text) ?? [];
  if (week === undefined) return null;
  const first = unitAround('week', plusDays(firstOfMonth(Number(year), 0), 3));
  const monday = plusDays(first.from, (Number(week) - 1) * 7);
  if (isoWeekOf(monday).week !== Number(week)) return { why: `${text} is not a week of ${year}.` };
  return { kind: 'week', from: monday, to: plusDays(monday, 7) };
};

const READERS = [readDay, readMonth, readMonthName, readDateInWords, readQuarter, readYear, readWeek];

/**
 * Reads days that the calendar has a name for: `2026-11-03`, `2026-10`, `november`, `nov 2025`, `november 3`, `q3`, `2026-q3`, `2026`,
 * `2026-w47`. Null when the text (lower case) is none of these.
 */
export const parseCalendarName = (text: string, today: Day): NamedDays | null => {
  for (const read of READERS) {
    const named = read(text, today);
    if (named !== null) return named;
  }
  return null;
};
