import { dayOneUnitBefore, unitBefore } from './calendar.ts';
import { intersect, isEmpty, lengthOf, plusDays, type Span } from './day.ts';
import type { Period } from './period.ts';

/**
 * The span that a period is compared with, given the days that the source could answer for.
 *
 * A whole week, month, quarter or year is compared with the whole one before it; one that is still running, or that the
 * source covers in part, with the same days of the one before it (1–22 November with 1–22 October; 1–31 March with all
 * of February); any other number of days with as many directly before them. Empty when nothing is covered.
 */
export const comparisonFor = (period: Period, covered: Span): Span => {
  const known = intersect(period, covered);
  if (period.kind === 'days') return { from: plusDays(known.from, -lengthOf(known)), to: known.from };

  const before = unitBefore(period.kind, period.from);
  if (isEmpty(known)) return { from: before.from, to: before.from };
  if (!period.toDate && lengthOf(known) === lengthOf(period)) return before;
  return {
    from: dayOneUnitBefore(period.kind, known.from),
    to: plusDays(dayOneUnitBefore(period.kind, plusDays(known.to, -1)), 1),
  };
};
