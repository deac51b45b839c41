import { civilOf, MONTH_NAMES } from '../domain/calendar.ts';
import { type Day, plusDays, type Span } from '../domain/day.ts';
import { LIMITS } from './limits.ts';

/** Consecutive days as one point of a chart. */
interface Bucket<M> {
  readonly days: Span;
  /** `7 Nov`, `1–7 Nov`, `29 Oct–4 Nov`; with the year (`29 Oct–9 Nov ’26`) when the points reach beyond one. */
  readonly label: string;
  readonly measure: M;
}

const WEEK = 7;
const YEAR = 365;

const labelOf = (first: Day, last: Day, withYear: boolean): string => {
  const from = civilOf(first);
  const to = civilOf(last);
  const end = `${to.date} ${MONTH_NAMES[to.month]}${withYear ? ` ’${String(to.year % 100).padStart(2, '0')}` : ''}`;
  if (first === last) return end;
  return from.month === to.month && from.year === to.year
    ? `${from.date}–${end}`
    : `${from.date} ${MONTH_NAMES[from.month]}–${end}`;
};

/** Up to three days a point as they come; beyond, whole weeks, so that weekends weigh the same in every point. */
const daysPerPoint = (days: number, most: number): number => {
  const least = Math.ceil(days / most);
  return least <= 3 ? Math.max(1, least) : Math.ceil(least / WEEK) * WEEK;
};

/**
 * Consecutive days, oldest first, folded into as many points as a chart may have; sums are exact. Days are counted back
 * from the last one: where they do not divide evenly, the first point is the short one, so that the newest never looks like a fall.
 */
export const bucketDays = <M>(
  points: readonly { readonly day: Day; readonly measure: M }[],
  add: (a: M, b: M) => M,
  most: number = LIMITS.chart.points,
): Bucket<M>[] => {
  const size = daysPerPoint(points.length, most);
  const short = points.length % size;
  const starts = Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    short === 0 ? index * size : Math.max(0, (index - 1) * size + short),
  );
  return starts.flatMap((start, index) => {
    const [first, ...others] = points.slice(start, starts[index + 1] ?? points.length);
    if (first === undefined) return [];
    const last = others.at(-1) ?? first;
    return {
      days: { from: first.day, to: plusDays(last.day, 1) },
      label: labelOf(first.day, last.day, points.length > YEAR),
      measure: others.reduce((sum, point) => add(sum, point.measure), first.measure),
    };
  });
};
