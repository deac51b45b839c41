/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly __unit: 'ms' };

/** A UTC day as a count of days since 1970-01-01, because Anthropic bills UTC days: `day + 1` is the next one. */
export type Day = number & { readonly __unit: 'day' };

/** Whole UTC days, half-open: `from` belongs to it, `to` does not. Empty when they are equal. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

export const toInstant = (ms: number): Instant => ms as Instant;
export const dayOf = (instant: Instant): Day => Math.floor(instant / DAY_MS) as Day;
export const startOf = (day: Day): Instant => (day * DAY_MS) as Instant;
export const plusDays = (day: Day, count: number): Day => (day + count) as Day;

/** `2026-11-22` */
export const isoDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `2026-11-22T00:00:00Z`: the form that reports take as a bound. */
export const isoStart = (day: Day): string => `${isoDay(day)}T00:00:00Z`;

/** `2026-11-22T09:30:00Z` */
export const isoInstant = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** Null when the text is not a day of the calendar (`2026-02-30`). */
export const parseIsoDay = (text: string): Day | null => {
  if (!ISO_DAY.test(text)) return null;
  const day = dayOf(Date.parse(`${text}T00:00:00Z`) as Instant);
  return Number.isNaN(day) || isoDay(day) !== text ? null : day;
};

/** Null when the text is not an RFC 3339 instant. */
export const parseInstant = (text: string): Instant | null => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : (ms as Instant);
};

export const lengthOf = (span: Span): number => Math.max(0, span.to - span.from);
export const isEmpty = (span: Span): boolean => span.to <= span.from;
export const contains = (span: Span, day: Day): boolean => day >= span.from && day < span.to;

export const daysOf = (span: Span): Day[] =>
  Array.from({ length: lengthOf(span) }, (_, index) => plusDays(span.from, index));

/** The part that both cover; empty (at the start of the later one) when there is none. */
export const intersect = (a: Span, b: Span): Span => {
  const from = Math.max(a.from, b.from) as Day;
  return { from, to: Math.max(from, Math.min(a.to, b.to)) as Day };
};

/** The shortest span that covers both. */
export const cover = (a: Span, b: Span): Span => ({
  from: Math.min(a.from, b.from) as Day,
  to: Math.max(a.to, b.to) as Day,
});
