import { dayOf, daysOf, type Instant, intersect, plusDays, type Span, toInstant } from '../../src/domain/day.ts';
import { type Algebra, costAlgebra, usageAlgebra } from '../../src/domain/measure.ts';
import { fromUsd, type Money, ZERO } from '../../src/domain/money.ts';
import { absent, failed, type Part, present } from '../../src/domain/part.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Cost, Generation, Source, SpendFacts, SpendQuestion, SpendRow, Usage } from '../../src/domain/spend.ts';
import type { ClaudeSource, CommandPorts } from '../../src/ports.ts';
import { createMemoryStore } from './memory-store.ts';

/** The moment of every story: Sunday, 22 November 2026, 09:30 UTC. */
export const NOW: Instant = toInstant(Date.UTC(2026, 10, 22, 9, 30));

const ALWAYS: Span = { from: plusDays(dayOf(NOW), -365), to: plusDays(dayOf(NOW), 1) };

interface FactsOptions {
  readonly source?: Source;
  readonly generation?: Generation;
  readonly covered?: Span;
}

/** An answer to a question about spend: its rows as they are, their sum on the first day that is covered, zero on the others. */
const factsOf = <M>(
  { daily }: SpendQuestion,
  rows: readonly SpendRow<M>[],
  algebra: Algebra<M>,
  { source = 'console', generation = 'analytics', covered = ALWAYS }: FactsOptions,
): SpendFacts<M> => {
  const total = rows.reduce((sum, row) => algebra.add(sum, row.measure), algebra.zero);
  const days = daysOf(intersect(daily, covered));
  return {
    source,
    generation,
    covered,
    daily: days.map((day, index) => ({ day, measure: index === 0 ? total : algebra.zero })),
    rows,
    actors: [],
    refreshedAt: generation === 'analytics' ? NOW : null,
    notItemised: null,
  };
};

export const usd = (amount: string): Money => fromUsd(amount) ?? ZERO;

/** Spend with one row for each id of one grouping: `{ wrkspc_1: '12.5' }`. The id `null` is that of rows without any. */
export const costBy =
  (by: 'workspace' | 'key', amounts: Readonly<Record<string, string>>, options: FactsOptions = {}) =>
  async (question: SpendQuestion): Promise<Part<SpendFacts<Cost>>> => {
    const rows = Object.entries(amounts).map(([id, amount]) => ({
      day: null,
      group: { [by]: id === 'null' ? null : id },
      measure: { amount: usd(amount) },
    }));
    return present(factsOf(question, rows, costAlgebra, options));
  };

/** Totals of money, whatever is asked. */
export const costOf =
  (amount: string, options: FactsOptions = {}) =>
  async (question: SpendQuestion): Promise<Part<SpendFacts<Cost>>> =>
    present(factsOf(question, [{ day: null, group: {}, measure: { amount: usd(amount) } }], costAlgebra, options));

/** Totals of tokens, whatever is asked. */
export const usageOf =
  (counts: Partial<Usage>, options: FactsOptions = {}) =>
  async (question: SpendQuestion): Promise<Part<SpendFacts<Usage>>> => {
    const measure = { ...usageAlgebra.zero, ...counts };
    return present(factsOf(question, [{ day: null, group: {}, measure }], usageAlgebra, options));
  };

const notOffered = absent({ kind: 'not-offered' });

/** The API of this source has trouble with everything it is asked. */
export const unavailable = (source: Source = 'console'): Part<never> =>
  failed({ kind: 'unavailable', status: 503, cause: '', source, endpoint: '/v1/organizations', requestId: null });

export const failing = (problem: Problem) => async (): Promise<Part<never>> => failed(problem);

/** An organisation in which there is nobody and nothing; every method can be replaced. Claude Enterprise has no workspaces and no keys. */
export const createFakeSource = (source: Source, methods: Partial<ClaudeSource> = {}): ClaudeSource => {
  const empty = async () => present([]);
  const listed = async () => (source === 'console' ? present([]) : notOffered);
  return {
    source,
    cost: costOf('0', { source }),
    usage: usageOf({}, { source }),
    organisation: async () => present({ id: `org-${source}`, name: 'Acme Research' }),
    members: empty,
    invites: empty,
    workspaces: listed,
    workspaceMembers: listed,
    apiKeys: listed,
    namesOf: empty,
    keyUse: async (span) => (source === 'console' ? present({ span, lastUsed: new Map(), readAt: NOW }) : notOffered),
    activity: async (span) => (source === 'console' ? notOffered : present({ covered: span, people: [] })),
    adoption: async () => notOffered,
    claudeCode: async () => (source === 'console' ? present([]) : notOffered),
    spendLimits: async () => notOffered,
    activities: async () => notOffered,
    limitRequests: async () => notOffered,
    limitRequest: async () => notOffered,
    decideLimitRequest: async () => notOffered,
    scopes: async () => null,
    check: async () => ({
      organisation: present({ id: `org-${source}`, name: 'Acme Research' }),
      generation: present('analytics'),
      clockSkewMs: 0,
    }),
    health: () => ({
      generation: 'analytics',
      refreshedAt: NOW,
      lastSuccessAt: NOW,
      lastProblem: null,
      requestsLastMinute: 0,
      requestsPerMinute: 60,
    }),
    ...methods,
  };
};

/** What a command may use, with these sources and the clock at `NOW`. */
export const createFakePorts = (
  sources: readonly ClaudeSource[],
  settings: Partial<CommandPorts['settings']> = {},
): CommandPorts => {
  const silent = (): void => undefined;
  return {
    claude: { sources, close: async () => undefined },
    state: createMemoryStore(),
    clock: { now: () => NOW, sleep: async () => undefined },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    settings: { timezone: 'UTC', privacy: 'masked', alertChannel: null, version: '0.0.0', ...settings },
    status: () => ({ startedAt: NOW, slack: { transport: 'none', connected: false } }),
  };
};
