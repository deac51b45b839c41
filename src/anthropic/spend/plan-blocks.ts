import { type Day, daysOf, type Instant, intersect, isEmpty, plusDays, type Span } from '../../domain/day.ts';
import { coverWithTotals } from './cover-with-totals.ts';
import { mayHaveMoved } from './find-aged-month.ts';
import type { Held, Step } from './held.ts';
import { monthsOf } from './months.ts';

export interface Wanted {
  readonly span: Span;
  readonly covered: Span;
  /** Whether the answer needs each day. */
  readonly byDay: boolean;
  /** Whether a page does not hold a month of days: then days cost many requests where a total costs few. */
  readonly dense: boolean;
  /** Whether the report can sum a span. */
  readonly sumsSpans: boolean;
  readonly held: readonly Held[];
  /** How fresh the source is. */
  readonly refreshedAt: Instant;
  /** The stored month to read again although its days' totals are what they were. */
  readonly again: string | null;
  readonly tagOf: (day: Day) => string | null;
  /** Days without any use have nothing to break down. */
  readonly isIdle: (day: Day) => boolean;
}

const isRight = (held: Held | undefined, day: Day, wanted: Wanted): boolean =>
  held !== undefined && held.tags[day - held.from] === wanted.tagOf(day);

/** The shortest span that holds these days, or null for none. */
const hull = (days: readonly Day[]): Span | null => {
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { from: first, to: plusDays(last, 1) };
};

const planMonth = (month: Span, id: string, wanted: Wanted): Step[] => {
  const held = wanted.held.find((block) => block.daily && block.id === id);
  const needed = intersect(month, wanted.span);
  const isThere = (day: Day): boolean => (held?.tags[day - held.from] ?? '') !== '';
  const isKnown = (day: Day): boolean => wanted.tagOf(day) !== null && (isThere(day) || !wanted.isIdle(day));
  const isStale = (day: Day): boolean => isKnown(day) && !isRight(held, day, wanted);
  const use: Step = { do: 'use', id, span: needed };
  if (wanted.again !== id && !daysOf(needed).some(isStale)) return held === undefined ? [] : [use];
  // The whole month costs no more requests than a part of it, except where a request holds only a few days.
  const isWhole = !wanted.dense || !wanted.sumsSpans;
  const isDoubtful = (day: Day): boolean =>
    isWhole && held !== undefined && isKnown(day) && mayHaveMoved(held, day, wanted.refreshedAt);
  const reading = isWhole ? intersect(month, wanted.covered) : needed;
  const span = hull(daysOf(reading).filter((day) => isStale(day) || isDoubtful(day)));
  return span === null ? [use] : [{ do: 'read-days', id, span }, use];
};

/**
 * What to read and what to reuse for a breakdown of a span: days by calendar month, so that every period finds what
 * another one has read; where days are too many rows, sums of spans as they are asked.
 */
export const planBlocks = (wanted: Wanted): Step[] => {
  if (isEmpty(wanted.span)) return [];
  if (wanted.dense && wanted.sumsSpans && !wanted.byDay) {
    return coverWithTotals(wanted.span, wanted.held, (held, day) => isRight(held, day, wanted), wanted.isIdle);
  }
  return monthsOf(wanted.span).flatMap(({ id, span }) => planMonth(span, id, wanted));
};
