import { daysOf, lengthOf, type Span } from '../../domain/day.ts';
import type { Counting } from './counting.ts';
import { type Spine, tagOf, totalOfDays } from './spine.ts';
import type { Table } from './table.ts';

/** What was just read: the rows of a span's days, or of the span as a whole. */
export interface Fresh {
  readonly daily: boolean;
  readonly span: Span;
  readonly table: Table;
}

const isEqual = <M>({ algebra }: Counting<M>, a: M, b: M): boolean => algebra.isZero(algebra.subtract(a, b));

/** The sums of the rows of each day of the span, or of all of them as its first one. */
const sumsOf = <M>({ width, join }: Counting<M>, { daily, span, table }: Fresh): M[] => {
  const days = daily ? lengthOf(span) : 1;
  const sums = Array.from({ length: days }, () => new Array<number>(width).fill(0));
  table.counts.forEach((column, kind) => {
    const added = new Float64Array(days);
    for (let row = 0; row < column.length; row += 1) {
      const place = daily ? (table.days[row] ?? 0) - span.from : 0;
      if (place >= 0 && place < days) added[place] = (added[place] ?? 0) + (column[row] ?? 0);
    }
    for (const [place, sum] of sums.entries()) sum[kind] = added[place] ?? 0;
  });
  return sums.map(join);
};

/** Whether the rows add up exactly to the totals of their days: every day on its own where there are days. */
export const addsUp = <M>(counting: Counting<M>, spine: Spine<M>, fresh: Fresh): boolean => {
  const sums = sumsOf(counting, fresh);
  const { zero } = counting.algebra;
  if (!fresh.daily) return isEqual(counting, sums[0] ?? zero, totalOfDays(spine, counting, fresh.span));
  return daysOf(fresh.span).every((day, place) => {
    const total = spine.totals.get(day);
    return total === undefined || isEqual(counting, sums[place] ?? zero, total ?? zero);
  });
};

/** Whether nothing moved between two readings of the totals of these days. */
export const isUnmoved = <M>(counting: Counting<M>, before: Spine<M>, after: Spine<M>, span: Span): boolean =>
  daysOf(span).every((day) => tagOf(before, counting, day) === tagOf(after, counting, day));

/** The tags of a stored block whose days of `fresh` are now right for this spine; `before` tells of its other days. */
export const tagDays = <M>(
  counting: Counting<M>,
  spine: Spine<M>,
  block: Span,
  fresh: Span,
  before: readonly string[],
): string[] =>
  daysOf(block).map((day, index) => {
    const isFresh = day >= fresh.from && day < fresh.to;
    return (isFresh ? tagOf(spine, counting, day) : before[index]) ?? '';
  });
