import { unitAround } from '../../domain/calendar.ts';
import { contains, type Day, type Instant, isEmpty, plusDays, type Span, startOf } from '../../domain/day.ts';
import type { Counting } from './counting.ts';
import { MOST_DAYS } from './report.ts';

/**
 * The totals of days, without any breakdown: what every breakdown has to add up to, and by which a stored one is known to
 * be still right. A day for which the source has no row at all is null.
 */
export interface Spine<M> {
  readonly totals: ReadonlyMap<Day, M | null>;
  /** The watermark at which they were read; null when the source does not tell. */
  readonly refreshedAt: Instant | null;
}

/** The days that every question reads again: those which may still be restated. One request holds them. */
export const recentDays = (covered: Span): Span => ({
  from: Math.max(covered.from, plusDays(covered.to, -MOST_DAYS)) as Day,
  to: covered.to,
});

const SETTLED_AGE = MOST_DAYS - 1;
const SETTLED_AFTER_MONTH = 8;

/**
 * Whether a day that is read now is kept for good. Source: totals are final about 30 days later, by newer pages about a
 * week after their month has ended: both have to be over.
 */
export const isSettled = (day: Day, today: Day): boolean =>
  today - day >= SETTLED_AGE && today - unitAround('month', day).to >= SETTLED_AFTER_MONTH;

/**
 * The requests for the days of `wanted` that are neither recent nor known: from the newest back, each as long as it may
 * be, because what comes with it for nothing will be asked sooner or later.
 */
export const planOlderDays = (wanted: Span, covered: Span, isKnown: (day: Day) => boolean): Span[] => {
  const recent = recentDays(covered);
  const spans: Span[] = [];
  let day = plusDays(Math.min(wanted.to, recent.from) as Day, -1);
  while (day >= Math.max(wanted.from, covered.from)) {
    if (isKnown(day)) {
      day = plusDays(day, -1);
    } else {
      const to = plusDays(day, 1);
      const from = Math.max(covered.from, plusDays(to, -MOST_DAYS)) as Day;
      spans.push({ from, to });
      day = plusDays(from, -1);
    }
  }
  return spans.filter((span) => !isEmpty(span));
};

/**
 * What a breakdown of a day was right for: the day's total, and while the day was not complete also how fresh it was,
 * because shares may move before the sum does. Null for a day outside the spine.
 */
export const tagOf = <M>(spine: Spine<M>, counting: Counting<M>, day: Day): string | null => {
  const total = spine.totals.get(day);
  if (total === undefined) return null;
  if (total === null) return 'none';
  const sum = counting.split(total).join(' ');
  const isComplete = spine.refreshedAt === null || startOf(plusDays(day, 1)) <= spine.refreshedAt;
  return isComplete ? sum : `${sum} @${spine.refreshedAt}`;
};

/** The sum of the spine's days in a span. */
export const totalOfDays = <M>(spine: Spine<M>, counting: Counting<M>, span: Span): M => {
  let total = counting.algebra.zero;
  for (const [day, measure] of spine.totals) {
    if (measure !== null && contains(span, day)) total = counting.algebra.add(total, measure);
  }
  return total;
};
