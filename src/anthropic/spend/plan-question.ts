import { intersect, type Span } from '../../domain/day.ts';
import type { Dimension, Filter, Grouping, SpendQuestion } from '../../domain/spend.ts';
import type { Query } from '../http.ts';
import { combineOffers } from './combine-offers.ts';
import type { Offer, Report } from './report.ts';
import type { Id } from './table.ts';

/** How a question is put to a report: what the API does, and what is left to do with its rows. */
export interface QuestionPlan {
  readonly daily: Span;
  readonly span: Span | null;
  readonly byDay: boolean;
  /** Dimensions of the answer that rows tell, and that measures tell. */
  readonly groupings: readonly Grouping[];
  readonly told: readonly Grouping[];
  /** Filters by who applies them. */
  readonly asked: Query;
  readonly picked: readonly Filter[];
  readonly shared: readonly Filter[];
  /** The breakdown that the days' totals are picked from; null where the API gives them itself. */
  readonly daysOffer: Offer | null;
  /** The breakdown that the rows come from; null where the days' totals say it all. */
  readonly rowsOffer: Offer | null;
}

/** One filter for each dimension: of several, only what all of them let through. Ids in one order. */
const mergeFilters = (filters: readonly Filter[]): Filter[] => {
  const merged = new Map<Grouping, Set<Id>>();
  for (const { by, ids } of filters) {
    const known = merged.get(by);
    merged.set(by, new Set(known === undefined ? ids : ids.filter((id) => known.has(id))));
  }
  return [...merged].map(([by, ids]) => ({ by, ids: [...ids].sort() })).sort((a, b) => (a.by < b.by ? -1 : 1));
};

const isGrouping = (dimension: Dimension): dimension is Grouping => dimension !== 'day';

export type Planned = { readonly plan: QuestionPlan } | { readonly missing: Grouping };

/** The plan, or the dimension that this report cannot give. */
export const planQuestion = <M>(
  report: Report<M>,
  covered: Span,
  { daily, breakdown, filters }: SpendQuestion,
): Planned => {
  const told = (grouping: Grouping): boolean => report.counting.told.includes(grouping);
  const merged = mergeFilters(filters);
  const byRow = merged.filter(({ by }) => !told(by));
  const askable = byRow.map((filter) => ({ filter, query: report.filterBy(filter.by, filter.ids) }));
  const picked = askable.filter(({ query }) => query === null).map(({ filter }) => filter);
  const groupings = [...new Set(breakdown?.by)].filter(isGrouping);
  const byRows = groupings.filter((grouping) => !told(grouping));

  const unpickable = picked.find(({ by, ids }) => ids.length > 0 && !report.picks(by));
  if (unpickable !== undefined) return { missing: unpickable.by };
  const forDays = combineOffers(
    report,
    picked.map(({ by }) => by),
  );
  if ('missing' in forDays) return forDays;
  const forRows = combineOffers(report, [...byRows, ...picked.map(({ by }) => by)]);
  if ('missing' in forRows) return forRows;
  return {
    plan: {
      daily: intersect(daily, covered),
      span: breakdown === null ? null : intersect(breakdown.span, covered),
      byDay: breakdown?.by.includes('day') ?? false,
      groupings: byRows,
      told: groupings.filter(told),
      asked: Object.assign({}, ...askable.map(({ query }) => query)),
      picked,
      shared: merged.filter(({ by }) => told(by)),
      daysOffer: picked.length === 0 ? null : forDays.offer,
      rowsOffer: byRows.length === 0 ? null : forRows.offer,
    },
  };
};
