import type { Budget } from '../domain/budget.ts';
import { comparisonFor } from '../domain/comparison.ts';
import {
  contains,
  type Day,
  dayOf,
  type Instant,
  intersect,
  isEmpty,
  plusDays,
  type Span,
  startOf,
} from '../domain/day.ts';
import { totalOf } from '../domain/group-rows.ts';
import type { Algebra } from '../domain/measure.ts';
import { absent, type Part, present } from '../domain/part.ts';
import type { Period } from '../domain/period.ts';
import type { Actor, Generation, Source, SpendFacts, SpendRow } from '../domain/spend.ts';
import type { SpendWords } from './parse-spend-words.ts';

/** The total of one day. */
export interface DayTotal<M> {
  readonly day: Day;
  readonly measure: M;
}

/** What one source answers, cut to the period that it covers. */
export interface SourceReport<M> {
  readonly source: Source;
  readonly generation: Generation;
  readonly covered: Span;
  readonly total: M;
  /** The days that are published, partial ones included. */
  readonly daily: readonly DayTotal<M>[];
  /** The comparable span before, and its total: null when the source does not reach back that far. */
  readonly previous: { readonly span: Span; readonly total: M; readonly daily: readonly DayTotal<M>[] } | null;
  /** Every day that was read and is complete, for the forecast: one that is not published yet would look like no spend. */
  readonly history: readonly DayTotal<M>[];
  readonly rows: readonly SpendRow<M>[];
  readonly notItemised: M | null;
  readonly actors: readonly Actor[];
  /** From this instant on the numbers may still grow; null when all of the covered span is complete. */
  readonly provisionalFrom: Instant | null;
  /** The source's watermark: data before it is complete. Null when the source does not tell. */
  readonly refreshedAt: Instant | null;
}

/** The answer to one question, source by source. */
export interface SpendReport<M> {
  readonly words: SpendWords;
  readonly asOf: Instant;
  readonly parts: readonly { readonly source: Source; readonly part: Part<SourceReport<M>> }[];
  readonly names: Names;
  /** What it is about in the ids of each source, as a budget says it. */
  readonly scope: Budget['scope'];
  /** Whether both organisations are set up, so that each row must say which one it is of. */
  readonly several: boolean;
}

/** What ids are called. An id that is not here is shown as it is. */
export interface Names {
  readonly byId: ReadonlyMap<string, string>;
  /** Names that more than one id has. */
  readonly shared: ReadonlySet<string>;
  /** The ids that stand for persons. */
  readonly people: ReadonlySet<string>;
  /** Lists of names that could not be read, so that ids stand in their place. */
  readonly unread: readonly ('workspace' | 'key')[];
}

/** An id's name, with the id where another one has the same name; the id alone where it has none. */
export const tellApart = (id: string, names: Names): string => {
  const name = names.byId.get(id);
  if (name === undefined || name === id) return id;
  return names.shared.has(name) ? `${name} (${id})` : name;
};

const sharedNames = (byId: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const seen = new Set<string>();
  return new Set([...byId.values()].filter((name) => seen.size === seen.add(name).size));
};

export const mergeNames = (names: readonly Omit<Names, 'shared'>[]): Names => {
  const byId = new Map(names.flatMap((own) => [...own.byId]));
  return {
    byId,
    shared: sharedNames(byId),
    people: new Set(names.flatMap(({ people }) => [...people])),
    unread: [...new Set(names.flatMap(({ unread }) => unread))],
  };
};

const within = <M>(daily: readonly DayTotal<M>[], span: Span): readonly DayTotal<M>[] =>
  daily.filter(({ day }) => contains(span, day));

/** Numbers may still grow after the source's watermark, and during today. */
const completeUntil = (refreshedAt: Instant | null, now: Instant): Instant =>
  Math.min(refreshedAt ?? now, startOf(dayOf(now))) as Instant;

/** Cuts a source's facts to the period. Absent when the period has no day that the source can answer, or none it has published. */
export const reportSource = <M>(
  facts: SpendFacts<M>,
  period: Period,
  algebra: Algebra<M>,
  now: Instant,
): Part<SourceReport<M>> => {
  const covered = intersect(period, facts.covered);
  if (isEmpty(covered)) return absent({ kind: 'complete-days-only' });
  const { refreshedAt } = facts;
  const total = totalOf(within(facts.daily, covered), algebra);
  const published = refreshedAt === null ? !algebra.isZero(total) : refreshedAt > startOf(covered.from);
  if (facts.generation === 'analytics' && !published) return absent({ kind: 'not-published-yet' });

  const complete = completeUntil(refreshedAt, now);
  const span = comparisonFor(period, covered);
  const before = within(facts.daily, span);
  const previous =
    isEmpty(span) || span.from < facts.covered.from ? null : { span, total: totalOf(before, algebra), daily: before };
  return present({
    source: facts.source,
    generation: facts.generation,
    covered,
    total,
    daily: within(facts.daily, covered).filter(({ day }) => refreshedAt === null || startOf(day) < refreshedAt),
    previous,
    history: facts.daily.filter(({ day }) => startOf(plusDays(day, 1)) <= complete),
    rows: facts.rows,
    notItemised: facts.notItemised,
    actors: facts.actors,
    provisionalFrom: complete < startOf(covered.to) ? complete : null,
    refreshedAt,
  });
};

/** The sources that answered. */
export const answered = <M>(report: SpendReport<M>): readonly SourceReport<M>[] =>
  report.parts.flatMap(({ part }) => (part.state === 'present' ? [part.value] : []));

/** Whether every source is in the sum. One without anything of the filter's name has nothing to add to it. */
export const isWhole = ({ parts }: SpendReport<unknown>): boolean =>
  parts.every(
    ({ part }) => part.state === 'present' || (part.state === 'absent' && part.reason.kind === 'nothing-of-that-name'),
  );

/** Whether the sources that answered had nothing at all. */
export const isEmptyReport = (report: SpendReport<unknown>): boolean => {
  const sources = answered(report);
  return sources.length > 0 && sources.every(({ rows, notItemised }) => rows.length === 0 && notItemised === null);
};

/** The sum over the sources; null when none answered, or when one that should have failed. */
export const grandTotal = <M>(report: SpendReport<M>, algebra: Algebra<M>): M | null => {
  const failed = report.parts.some(({ part }) => part.state === 'failed');
  const totals = answered(report).map(({ total }) => total);
  return failed || totals.length === 0 ? null : totals.reduce(algebra.add);
};

/** The sum of what came before; null unless every source that answered reaches back that far. */
export const previousTotal = <M>(report: SpendReport<M>, algebra: Algebra<M>): M | null => {
  if (grandTotal(report, algebra) === null) return null;
  const before = answered(report).map(({ previous }) => previous);
  return before.every((previous) => previous !== null)
    ? before.map(({ total }) => total).reduce(algebra.add, algebra.zero)
    : null;
};

/** The days that the total is compared with; null when a source has none, or the sources' differ. */
export const comparedSpan = (report: SpendReport<unknown>): Span | null => {
  const [first, ...others] = answered(report).map(({ previous }) => previous?.span ?? null);
  return first != null && others.every((span) => span?.from === first.from && span.to === first.to) ? first : null;
};

/** The days that the report covers, over all sources; the asked period when none answered. */
export const coveredSpan = <M>(report: SpendReport<M>): Span => {
  const spans = answered(report).map(({ covered }) => covered);
  if (spans.length === 0) return report.words.period;
  return {
    from: Math.min(...spans.map(({ from }) => from)) as Day,
    to: Math.max(...spans.map(({ to }) => to)) as Day,
  };
};
