import { type Day, daysOf, type Span } from '../../domain/day.ts';
import type { Counting } from './counting.ts';
import { foldTable, type Sums } from './fold-table.ts';
import { type Spine, tagOf, totalOfDays } from './spine.ts';
import type { Id, Table } from './table.ts';

/** What was just read: the rows of a span's days, or of the span as a whole. */
export interface Fresh {
  readonly daily: boolean;
  readonly span: Span;
  readonly table: Table;
}

const NO_IDS: readonly Id[] = [];

const isEqual = <M>({ algebra }: Counting<M>, a: M, b: M): boolean => algebra.isZero(algebra.subtract(a, b));

const sumsOf = <M>(counting: Counting<M>, { daily, span, table }: Fresh): Map<Day | null, M> => {
  const sums: Sums = new Map();
  foldTable(sums, table, { span, byDay: daily, pick: () => NO_IDS, picksAll: false });
  return new Map([...sums.values()].map(({ day, counts }) => [day, counting.join(counts)]));
};

/** Whether the rows add up exactly to the totals of their days: every day on its own where there are days. */
export const addsUp = <M>(counting: Counting<M>, spine: Spine<M>, fresh: Fresh): boolean => {
  const sums = sumsOf(counting, fresh);
  const { zero } = counting.algebra;
  if (!fresh.daily) return isEqual(counting, sums.get(null) ?? zero, totalOfDays(spine, counting, fresh.span));
  return daysOf(fresh.span).every((day) => {
    const total = spine.totals.get(day);
    return total === undefined || isEqual(counting, sums.get(day) ?? zero, total ?? zero);
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
