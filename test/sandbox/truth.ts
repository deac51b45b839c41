import { type Instant, plusDays, type Span, startOf } from '../../src/domain/day.ts';
import { add, type Money, ZERO } from '../../src/domain/money.ts';
import type { Filter, Generation, Grouping, Source, Usage } from '../../src/domain/spend.ts';
import type { Company } from '../../src/sandbox/organisation/company.ts';
import { addCounts, countsBetween, NOTHING } from '../../src/sandbox/organisation/counts.ts';
import { COMPONENTS, type Component, discounted, rateOf } from '../../src/sandbox/organisation/price.ts';
import type { Counts, Fact, Route } from '../../src/sandbox/organisation/spend-fact.ts';

/** What is asked of the facts themselves, past every API. */
export interface Question {
  readonly source: Source;
  readonly span: Span;
  readonly by?: readonly Grouping[];
  readonly filters?: readonly Filter[];
  /** Nothing later counts; everything of the span when absent. */
  readonly until?: Instant;
  /** The classic reports know no Priority Tier, call the default workspace null and name no people by key. */
  readonly generation?: Generation;
}

type Value = string | null;

const actorOf = ({ actor }: Route): Value => {
  if (actor === null) return null;
  return actor.type === 'federated' ? actor.signedPrincipal : actor.id;
};

const readValue = (route: Route, component: Component | null, by: Grouping, defaultWorkspace: Value): Value => {
  switch (by) {
    case 'workspace':
      return route.workspaceId === defaultWorkspace ? null : route.workspaceId;
    case 'model':
      return route.model;
    case 'key':
      return route.keyId;
    case 'user':
      return actorOf(route);
    case 'product':
      return route.product;
    case 'service':
      return component?.costType ?? null;
    case 'token':
      return component?.tokenType ?? null;
    case 'tier':
      return route.tier;
    case 'channel':
      return route.channelId;
  }
};

/** The name under which `truthOf…` keeps a group: its values in the order of `by`. */
export const groupName = (values: readonly Value[]): string => values.map((value) => value ?? '–').join(' | ');

const factsOf = (company: Company, { source, span, until }: Question): Fact[] => {
  const end = Math.min(startOf(span.to), until ?? Number.POSITIVE_INFINITY);
  const days = Array.from({ length: Math.max(0, span.to - span.from) }, (_, index) => plusDays(span.from, index));
  return days
    .filter((day) => day >= company[source].ledger.firstDay)
    .flatMap((day) => company[source].ledger.factsOn(day))
    .map((fact) => ({ ...fact, counts: countsBetween(fact, startOf(fact.day), end) }));
};

/** One component of one fact at a time, priced alone: nothing is added before it has its price. */
const walk = (
  company: Company,
  question: Question,
  visit: (fact: Fact, component: Component, values: readonly Value[]) => void,
): void => {
  const { by = [], filters = [], generation = 'analytics' } = question;
  const usual = company.console.workspaces.find(({ isDefault }) => isDefault)?.id ?? null;
  const defaultWorkspace = generation === 'classic' ? usual : 'none is null';
  for (const fact of factsOf(company, question)) {
    if (generation === 'classic' && fact.route.tier === 'priority') continue;
    for (const component of COMPONENTS) {
      const value = (dimension: Grouping): Value => readValue(fact.route, component, dimension, defaultWorkspace);
      if (filters.every((filter) => filter.ids.includes(value(filter.by)))) visit(fact, component, by.map(value));
    }
  }
};

/** Exact amounts by group, groups without cost left out. Sum them, or ask without `by`, for the total. */
export const truthOfCost = (company: Company, question: Question): Map<string, Money> => {
  const amounts = new Map<string, Money>();
  const { discountPercent } = company[question.source];
  walk(company, question, (fact, component, values) => {
    const amount = discounted(component.listAmount(fact.counts, rateOf(fact.route)), discountPercent);
    const name = groupName(values);
    if (amount !== ZERO) amounts.set(name, add(amounts.get(name) ?? ZERO, amount));
  });
  return amounts;
};

export const totalCost = (company: Company, question: Question): Money =>
  [...truthOfCost(company, question).values()].reduce(add, ZERO);

const FIELDS: Readonly<Record<string, keyof Usage>> = {
  uncached_input_tokens: 'uncachedInput',
  output_tokens: 'output',
  cache_read_input_tokens: 'cacheRead',
  'cache_creation.ephemeral_5m_input_tokens': 'cacheWrite5m',
  'cache_creation.ephemeral_1h_input_tokens': 'cacheWrite1h',
};

const countedBy = (component: Component, counts: Counts): Counts => {
  const field = component.costType === 'web_search' ? 'webSearches' : FIELDS[component.tokenType ?? ''];
  return field === undefined ? NOTHING : { ...NOTHING, [field]: counts[field] };
};

/** Token counts and web searches by group, groups without any left out. */
export const truthOfUsage = (company: Company, question: Question): Map<string, Usage> => {
  const totals = new Map<string, Counts>();
  walk(company, question, (fact, component, values) => {
    const counted = countedBy(component, fact.counts);
    const name = groupName(values);
    if (Object.values(counted).some((count) => count > 0)) {
      totals.set(name, addCounts(totals.get(name) ?? NOTHING, counted));
    }
  });
  return new Map(
    [...totals].map(([name, { uncachedInput, cacheRead, cacheWrite5m, cacheWrite1h, output, webSearches }]) => [
      name,
      { uncachedInput, cacheRead, cacheWrite5m, cacheWrite1h, output, webSearches },
    ]),
  );
};
