import { contains, type Day, lengthOf, plusDays } from './day.ts';
import { describeSpan } from './describe-span.ts';
import { type NamedDays, parseCalendarName } from './parse-calendar-name.ts';
import { parseRelativeDays } from './parse-relative-days.ts';
import { type Period, periodUntil } from './period.ts';

type ParsedPeriod = { readonly ok: true; readonly period: Period } | { readonly ok: false; readonly why: string };

const refuse = (why: string): ParsedPeriod => ({ ok: false, why });

/** `a..b`, `a … b`, `a – b`, `a to b`; a lone hyphen only between two ISO days, where it cannot belong to either. */
const RANGE = /^([^:]*?)(?: ?(?:\.{2,3}|…|–|—) ?| to | - |(?<=-\d\d-\d\d)-(?=\d{4}-\d\d-\d\d$))([^:]*)$/;

const parseNamed = (text: string, today: Day): NamedDays | null =>
  parseRelativeDays(text, today) ?? parseCalendarName(text, today);

const cutAtToday = (text: string, named: NamedDays, today: Day): ParsedPeriod => {
  if ('why' in named) return refuse(named.why);
  if (named.from > today) {
    return refuse(`${text} has not begun yet: today is ${describeSpan({ from: today, to: plusDays(today, 1) })}.`);
  }
  return { ok: true, period: periodUntil(today, named.kind, named) };
};

/**
 * Both ends belong to a range. A unit up to a day of its own (`2026-11..2026-11-15`) is that unit to date, so it is
 * compared like one; every other range is a number of days.
 */
const joinRange = (text: string, start: NamedDays, end: NamedDays, today: Day): ParsedPeriod => {
  if ('why' in start) return refuse(start.why);
  if ('why' in end) return refuse(end.why);
  if (end.from < start.from || end.to <= start.from) return refuse(`${text} ends before it starts.`);
  const parsed = cutAtToday(text, { kind: 'days', from: start.from, to: end.to }, today);
  if (!parsed.ok || start.kind === 'days' || lengthOf(end) !== 1 || !contains(start, end.from)) return parsed;
  return { ok: true, period: { ...parsed.period, kind: start.kind, toDate: true } };
};

/**
 * Reads one period, in lower case: product words (`mtd`, `7d`, `last-week`), names of the calendar (`2026-10`, `november
 * 2025`) and ranges of those. What includes today ends after today. Null when the text is not about time; a sentence
 * that says why when it is, but names no days that a report could cover.
 */
export const parsePeriod = (text: string, today: Day): ParsedPeriod | null => {
  const named = parseNamed(text, today);
  if (named !== null) return cutAtToday(text, named, today);

  const [, first, last] = RANGE.exec(text) ?? [];
  if (first === undefined || last === undefined) return null;
  const start = parseNamed(first, today);
  const end = parseNamed(last, today);
  if (start !== null && end !== null) return joinRange(text, start, end, today);
  const looksLikeRange = (start ?? end) !== null && !text.includes(' ');
  return looksLikeRange ? refuse(`${text} needs a day at both ends, like 2026-11-01..2026-11-15.`) : null;
};
