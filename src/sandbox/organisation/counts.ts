import { MINUTE_MS, startOf } from '../../domain/day.ts';
import type { Counts, Fact } from './spend-fact.ts';

export const NOTHING: Counts = {
  uncachedInput: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  webSearches: 0,
  codeMilliHours: 0,
  sessionMilliHours: 0,
  requests: 0,
};

const combine = (a: Counts, b: Counts, each: (x: number, y: number) => number): Counts => ({
  uncachedInput: each(a.uncachedInput, b.uncachedInput),
  cacheRead: each(a.cacheRead, b.cacheRead),
  cacheWrite5m: each(a.cacheWrite5m, b.cacheWrite5m),
  cacheWrite1h: each(a.cacheWrite1h, b.cacheWrite1h),
  output: each(a.output, b.output),
  webSearches: each(a.webSearches, b.webSearches),
  codeMilliHours: each(a.codeMilliHours, b.codeMilliHours),
  sessionMilliHours: each(a.sessionMilliHours, b.sessionMilliHours),
  requests: each(a.requests, b.requests),
});

export const addCounts = (a: Counts, b: Counts): Counts => combine(a, b, (x, y) => x + y);
export const scaleCounts = (counts: Counts, factor: number): Counts =>
  combine(counts, counts, (count) => Math.floor(count * factor));

export const totalTokensOf = (counts: Counts): number =>
  counts.uncachedInput + counts.cacheRead + counts.cacheWrite5m + counts.cacheWrite1h + counts.output;

const DAY_MINUTES = 1440;
const OFFICE = { from: 8 * 60, to: 20 * 60, share: 0.8 };

/** How much of a day's use lies before a minute: 80 % within office hours, the rest evenly around them. */
const shareBefore = (minute: number): number => {
  const office = Math.min(Math.max(minute - OFFICE.from, 0), OFFICE.to - OFFICE.from);
  const around = minute - office;
  const officeLength = OFFICE.to - OFFICE.from;
  return (OFFICE.share * office) / officeLength + ((1 - OFFICE.share) * around) / (DAY_MINUTES - officeLength);
};

const countBefore = (count: number, minute: number): number =>
  minute >= DAY_MINUTES ? count : Math.floor(count * shareBefore(minute));

/**
 * The part of a fact between two instants (milliseconds, cut to whole minutes). Neighbouring parts add up exactly to
 * the whole, however the day is cut.
 */
export const countsBetween = (fact: Fact, from: number, to: number): Counts => {
  const start = startOf(fact.day);
  const first = Math.max(0, Math.floor((from - start) / MINUTE_MS));
  const last = Math.min(DAY_MINUTES, Math.floor((to - start) / MINUTE_MS));
  if (first >= last) return NOTHING;
  if (first === 0 && last === DAY_MINUTES) return fact.counts;
  return combine(fact.counts, fact.counts, (count) => countBefore(count, last) - countBefore(count, first));
};
