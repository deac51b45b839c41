import {
  contains,
  type Day,
  dayOf,
  daysOf,
  intersect,
  parseIsoDay,
  plusDays,
  type Span,
} from '../../src/domain/day.ts';
import { groupRows, totalOf } from '../../src/domain/group-rows.ts';
import { type Algebra, costAlgebra, usageAlgebra } from '../../src/domain/measure.ts';
import { present } from '../../src/domain/part.ts';
import type {
  Actor,
  Cost,
  Filter,
  Generation,
  Source,
  SpendFacts,
  SpendQuestion,
  SpendRow,
  Usage,
} from '../../src/domain/spend.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import { NOW, usd } from './fake-source.ts';

export const day = (iso: string): Day => parseIsoDay(iso) ?? (Number.NaN as Day);

/** One thing that was used. */
export interface Entry {
  readonly day: string;
  /** Null: nobody is known. */
  readonly user: string | null;
  readonly product?: string;
  readonly key?: string | null;
  readonly workspace?: string | null;
  readonly model?: string | null;
  readonly token?: string | null;
  /** Dollars. */
  readonly amount?: string;
  readonly usage?: Partial<Usage>;
}

export const person = (id: string, parts: Partial<Actor> = {}): Actor => ({
  id,
  type: 'user',
  email: `${id.replace(/^user_/, '')}@acme.example`,
  name: null,
  deleted: false,
  ...parts,
});

const rowOf = <M>(entry: Entry, measure: M): SpendRow<M> => ({
  day: day(entry.day),
  group: {
    user: entry.user,
    product: entry.product ?? 'chat',
    key: entry.key ?? null,
    workspace: entry.workspace ?? null,
    model: entry.model ?? null,
    token: entry.token ?? null,
  },
  measure,
});

const passes = ({ group }: SpendRow<unknown>, filters: readonly Filter[]): boolean =>
  filters.every(({ by, ids }) => ids.includes(group[by] ?? null));

interface LedgerOptions {
  readonly source?: Source;
  readonly generation?: Generation;
  readonly actors?: readonly Actor[];
}

const answer = <M>(
  rows: readonly SpendRow<M>[],
  algebra: Algebra<M>,
  { daily, breakdown, filters }: SpendQuestion,
  { source = 'enterprise', generation = 'analytics', actors = [] }: LedgerOptions,
): SpendFacts<M> => {
  const covered: Span = { from: day('2026-01-01'), to: plusDays(dayOf(NOW), 1) };
  const asked = rows.filter((row) => row.day !== null && contains(covered, row.day) && passes(row, filters));
  const on = (span: Span) => asked.filter((row) => row.day !== null && contains(span, row.day));
  const grouped = breakdown === null ? [] : groupRows(on(breakdown.span), breakdown.by, algebra);
  const named = new Set(grouped.map(({ group }) => group.user));
  return {
    source,
    generation,
    covered,
    daily: daysOf(intersect(daily, covered)).map((each) => ({
      day: each,
      measure: totalOf(on({ from: each, to: plusDays(each, 1) }), algebra),
    })),
    rows: grouped,
    actors: actors.filter(({ id }) => named.has(id)),
    refreshedAt: generation === 'analytics' ? NOW : null,
    notItemised: null,
  };
};

/** Spend and tokens of a source that keeps these books: it filters, groups and adds up as it is asked. */
export const keepLedger = (
  entries: readonly Entry[],
  options: LedgerOptions = {},
): Pick<ClaudeSource, 'cost' | 'usage' | 'namesOf'> => {
  const costs = entries.map((entry) => rowOf<Cost>(entry, { amount: usd(entry.amount ?? '0') }));
  const usages = entries.map((entry) => rowOf<Usage>(entry, { ...usageAlgebra.zero, ...entry.usage }));
  return {
    cost: async (question) => present(answer(costs, costAlgebra, question, options)),
    usage: async (question) => present(answer(usages, usageAlgebra, question, options)),
    namesOf: async () =>
      present((options.actors ?? []).map(({ id, email, name }) => ({ id, name: email ?? name ?? id }))),
  };
};
