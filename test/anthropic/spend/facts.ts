import { contains, type Day, daysOf, intersect, type Span } from '../../../src/domain/day.ts';
import { usageAlgebra } from '../../../src/domain/measure.ts';
import { fromCents, type Money, sum, ZERO } from '../../../src/domain/money.ts';
import type { Cost, Dimension, Filter, Generation, Grouping, SpendFacts, Usage } from '../../../src/domain/spend.ts';

/** Who used something, as the raw facts know it. `hidden` identities are told by no API. */
type Who =
  | { readonly type: 'user' | 'service_account' | 'federated' | 'hidden'; readonly id: string }
  | { readonly type: 'key' }
  | null;

/** One piece of use, before anybody grouped anything. */
export interface Fact {
  readonly day: Day;
  readonly workspace: string;
  readonly model: string | null;
  readonly key: string | null;
  readonly who: Who;
  readonly product: string | null;
  readonly service: string | null;
  readonly token: string | null;
  readonly tier: string | null;
  readonly channel: string | null;
  readonly cents: string;
  readonly usage: Usage;
}

export const DEFAULT_WORKSPACE = 'wrkspc_default';

const identify = ({ who, key }: Fact, generation: Generation): string | null => {
  if (who === null || who.type === 'hidden') return generation === 'classic' ? key : null;
  if (who.type === 'key') return key;
  if (who.type === 'federated') return generation === 'classic' ? key : `federated:aws:4711:${who.id}`;
  return who.id;
};

const idOf = (fact: Fact, by: Grouping, generation: Generation): string | null =>
  by === 'user' ? identify(fact, generation) : fact[by];

const COUNTS = [
  ['tokens', 'uncached_input_tokens', 'uncachedInput'],
  ['tokens', 'cache_read_input_tokens', 'cacheRead'],
  ['tokens', 'cache_creation.ephemeral_5m_input_tokens', 'cacheWrite5m'],
  ['tokens', 'cache_creation.ephemeral_1h_input_tokens', 'cacheWrite1h'],
  ['tokens', 'output_tokens', 'output'],
  ['web_search', null, 'webSearches'],
] as const;

/** Usage facts as one fact for each kind of count: what `by service` and `by token` mean of them. */
const byCount = (facts: readonly Fact[]): Fact[] =>
  facts.flatMap((fact) =>
    COUNTS.filter(([, , count]) => fact.usage[count] !== 0).map(([service, token, count]) => ({
      ...fact,
      service,
      token,
      usage: { ...usageAlgebra.zero, [count]: fact.usage[count] },
    })),
  );

const passes = (fact: Fact, filters: readonly Filter[], generation: Generation): boolean =>
  filters.every(({ by, ids }) => ids.includes(idOf(fact, by, generation)));

export const costOf = (facts: readonly Fact[]): Cost => ({
  amount: sum(facts.map(({ cents }) => fromCents(cents) ?? ZERO)) as Money,
});
export const usageOf = (facts: readonly Fact[]): Usage =>
  facts.reduce((total, { usage }) => usageAlgebra.add(total, usage), usageAlgebra.zero);

export interface Asked {
  readonly daily: Span;
  readonly breakdown: { readonly span: Span; readonly by: readonly Dimension[] } | null;
  readonly filters: readonly Filter[];
}

/** The right answer, from the facts alone: totals by day, and rows by a text of their dimensions. */
export const expectFacts = <M>(
  all: readonly Fact[],
  asked: Asked,
  covered: Span,
  generation: Generation,
  metric: 'cost' | 'usage',
  measure: (facts: readonly Fact[]) => M,
) => {
  const dimensions = [...(asked.breakdown?.by ?? []), ...asked.filters.map(({ by }) => by)];
  const isTold = metric === 'usage' && dimensions.some((by) => by === 'service' || by === 'token');
  const split = isTold ? byCount(all) : all;
  const facts = split.filter((fact) => contains(covered, fact.day) && passes(fact, asked.filters, generation));
  const daily = daysOf(intersect(asked.daily, covered)).map((day) => ({
    day,
    measure: measure(facts.filter((fact) => fact.day === day)),
  }));
  const rows = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (asked.breakdown === null || !contains(asked.breakdown.span, fact.day)) continue;
    const key = spell(asked.breakdown.by, fact.day, (by) => idOf(fact, by, generation));
    rows.set(key, [...(rows.get(key) ?? []), fact]);
  }
  return { daily, rows: new Map([...rows].map(([key, group]) => [key, measure(group)])) };
};

const spell = (by: readonly Dimension[], day: Day | null, id: (by: Grouping) => string | null | undefined): string =>
  JSON.stringify(by.map((dimension) => (dimension === 'day' ? day : id(dimension))));

/** An answer's rows in the same form. Two rows with the same dimensions would hide each other: that is an error. */
export const spellRows = <M>(facts: SpendFacts<M>, by: readonly Dimension[]): Map<string, M> => {
  const rows = new Map<string, M>();
  for (const { day, group, measure } of facts.rows) {
    const key = spell(by, day, (dimension) => group[dimension]);
    if (rows.has(key)) throw new Error(`two rows for ${key}`);
    rows.set(key, measure);
  }
  return rows;
};
