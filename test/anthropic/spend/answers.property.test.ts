import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, plusDays, type Span, startOf, toInstant } from '../../../src/domain/day.ts';
import {
  DIMENSIONS,
  type Dimension,
  type Filter,
  type Generation,
  GROUPINGS,
  type Source,
  type SpendFacts,
} from '../../../src/domain/spend.ts';
import { type Asked, costOf, DEFAULT_WORKSPACE, expectFacts, type Fact, spellRows, usageOf } from './facts.ts';
import { answerOf, createHarness, day, type Harness } from './harness.ts';

const START = day('2026-11-10');

const IDS = {
  workspace: [DEFAULT_WORKSPACE, 'wrkspc_a', 'wrkspc_b', null],
  model: ['claude-opus-4-8', 'claude-haiku-4-5', null],
  key: ['apikey_1', 'apikey_2', null],
  user: ['user_1', 'svac_1', 'apikey_1', null, 'federated:aws:4711:arn:role'],
  product: ['claude_code', 'chat', 'chat_cowork_unified', 'other', null],
  service: ['tokens', 'web_search', 'code_execution', 'session_usage'],
  token: ['uncached_input_tokens', 'output_tokens', 'cache_creation.ephemeral_5m_input_tokens', null],
  tier: ['standard', 'batch', 'a_newer_tier', null],
  channel: ['C1', 'C2', null],
} as const;

const count = fc.oneof(fc.constant(0), fc.nat(1_000_000));
const cents = fc
  .tuple(fc.integer({ min: -200, max: 1_000_000 }), fc.nat(999_999))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`);
const service = fc.constantFrom(
  ...(['uncached_input_tokens', 'output_tokens', 'cache_creation.ephemeral_5m_input_tokens'] as const).map((token) => ({
    service: 'tokens',
    token,
  })),
  ...(['web_search', 'code_execution', 'session_usage'] as const).map((name) => ({ service: name, token: null })),
);
const fact = (ago: fc.Arbitrary<number>): fc.Arbitrary<Fact> =>
  fc
    .record({
      ago,
      workspace: fc.constantFrom(DEFAULT_WORKSPACE, 'wrkspc_a', 'wrkspc_b'),
      model: fc.constantFrom(...IDS.model),
      key: fc.constantFrom(...IDS.key),
      who: fc.constantFrom(
        { type: 'user', id: 'user_1' } as const,
        { type: 'user', id: 'user_2' } as const,
        { type: 'service_account', id: 'svac_1' } as const,
        { type: 'federated', id: 'arn:role' } as const,
        { type: 'hidden', id: 'x' } as const,
        { type: 'hidden', id: 'y' } as const,
        { type: 'key' } as const,
        null,
      ),
      product: fc.constantFrom(...IDS.product),
      tier: fc.constantFrom(...IDS.tier),
      channel: fc.constantFrom(...IDS.channel),
      cents,
      part: service,
      usage: fc.record({
        uncachedInput: count,
        cacheRead: count,
        cacheWrite5m: count,
        cacheWrite1h: count,
        output: count,
        webSearches: count,
      }),
    })
    .map(({ ago: days, part, ...rest }) => ({ ...rest, ...part, day: plusDays(START, -days) }));

const filter: fc.Arbitrary<Filter> = fc
  .constantFrom(...GROUPINGS)
  .chain((by) => fc.record({ by: fc.constant(by), ids: fc.subarray([...IDS[by]], { minLength: 1, maxLength: 2 }) }));

const spanAround = fc
  .tuple(fc.integer({ min: -130, max: 3 }), fc.integer({ min: 1, max: 100 }))
  .map(([from, length]): Span => ({ from: plusDays(START, from), to: plusDays(START, from + length) }));

const question: fc.Arbitrary<Asked> = fc.record({
  daily: spanAround,
  breakdown: fc.option(
    fc.record({
      span: spanAround,
      by: fc.subarray([...DIMENSIONS], { minLength: 1, maxLength: 2 }) as fc.Arbitrary<Dimension[]>,
    }),
  ),
  filters: fc.array(filter, { maxLength: 2 }),
});

type Action =
  | { readonly do: 'ask'; readonly metric: 'cost' | 'usage'; readonly question: Asked }
  | { readonly do: 'restart' }
  | { readonly do: 'restate'; readonly fact: Fact }
  | { readonly do: 'refresh'; readonly hours: number }
  | { readonly do: 'sleep'; readonly days: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      metric: fc.constantFrom('cost' as const, 'usage' as const),
      question,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('restate' as const), fact: fact(fc.integer({ min: 0, max: 29 })) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refresh' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sleep' as const), days: fc.constantFrom(1, 2, 3, 9) }) },
);

/** What answers, and what it cannot answer. */
interface World {
  readonly name: string;
  readonly source: Source;
  readonly generation: Generation;
  readonly covered: (today: Day) => Span;
  readonly cannot: (metric: 'cost' | 'usage', dimensions: readonly Dimension[]) => boolean;
  /** Filters that it may refuse, unless another one on the same dimension leaves nothing to refuse. */
  readonly mayRefuse: (metric: 'cost' | 'usage', dimensions: readonly Dimension[], asked: Asked) => boolean;
}

const WORLDS: readonly World[] = [
  {
    name: 'analytics',
    source: 'console',
    generation: 'analytics',
    covered: (today) => ({ from: day('2026-01-01'), to: plusDays(today, 1) }),
    cannot: () => false,
    mayRefuse: () => false,
  },
  {
    name: 'classic reports of the Console',
    source: 'console',
    generation: 'classic',
    covered: (today) => ({ from: day('2023-01-01'), to: today }),
    cannot: (metric, dimensions) => {
      if (metric === 'cost') return dimensions.some((by) => ['key', 'user', 'product', 'channel'].includes(by));
      return dimensions.some((by) => ['product', 'channel'].includes(by));
    },
    // An identity is three of the five dimensions that the usage report gives at once.
    mayRefuse: (metric, dimensions) =>
      metric === 'usage' && dimensions.includes('user') && new Set(dimensions).size > 3,
  },
  {
    name: 'classic reports of Claude Enterprise',
    source: 'enterprise',
    generation: 'classic',
    covered: (today) => ({ from: day('2026-01-01'), to: plusDays(today, 1) }),
    cannot: (_, dimensions) => dimensions.some((by) => ['workspace', 'key', 'tier'].includes(by)),
    mayRefuse: (_metric, _dimensions, { filters }) =>
      filters.some(
        ({ by, ids }) =>
          (['model', 'channel'].includes(by) && ids.includes(null)) ||
          (by === 'user' && ids.some((id) => !id?.startsWith('user_'))),
      ),
  },
];

const isBeyond = (asked: Asked, covered: Span): boolean => {
  const { from, to } = asked.breakdown?.span ?? asked.daily;
  return from >= covered.to || to <= covered.from;
};

const check = <M>(
  harness: Harness,
  { metric, question: asked }: Extract<Action, { do: 'ask' }>,
  covered: Span,
  facts: SpendFacts<M>,
  measure: (facts: readonly Fact[]) => M,
): void => {
  const { api } = harness;
  const right = expectFacts(api.facts, asked, covered, facts.generation, metric, measure);
  expect(facts.covered).toEqual(covered);
  expect(facts.daily).toEqual(right.daily);
  const by = asked.breakdown?.by ?? [];
  expect(spellRows(facts, by)).toEqual(right.rows);
  expect(facts.notItemised).toBeNull();
  const named = new Set(facts.rows.map(({ group }) => group.user).filter((id) => typeof id === 'string'));
  expect(new Set(facts.actors.map(({ id }) => id))).toEqual(named);
};

const ask = async (harness: Harness, asking: Extract<Action, { do: 'ask' }>, world: World): Promise<void> => {
  const { reader, api } = harness;
  const { metric, question: asked } = asking;
  const covered = world.covered(api.today);
  const part = metric === 'cost' ? await reader.cost(asked) : await reader.usage(asked);
  const dimensions = [...(asked.breakdown?.by ?? []), ...asked.filters.map(({ by }) => by)];
  if (isBeyond(asked, covered) || world.cannot(metric, dimensions)) {
    expect(part.state).toBe('absent');
    return;
  }
  if (part.state === 'absent' && world.mayRefuse(metric, dimensions, asked)) return;
  const facts = answerOf<SpendFacts<unknown>>(part);
  expect(facts.generation).toBe(world.generation);
  check(harness, asking, covered, facts, metric === 'cost' ? costOf : usageOf);
};

const run = async (harness: Harness, actions: readonly Action[], world: World): Promise<void> => {
  const { api } = harness;
  for (const step of actions) {
    if (step.do === 'ask') await ask(harness, step, world);
    else if (step.do === 'restart') harness.restart();
    else if (step.do === 'restate') api.facts.push({ ...step.fact, day: plusDays(step.fact.day, api.today - START) });
    else if (step.do === 'refresh') api.refreshedAt = toInstant(api.refreshedAt + step.hours * 3_600_000);
    else api.today = plusDays(api.today, step.days);
  }
};

/** Only people have a seat: the reports by person leave out everybody else. */
const ofPerson = (fact: Fact): Fact => ({
  ...fact,
  who: { type: 'user', id: fact.key === null ? 'user_1' : 'user_2' },
});

for (const world of WORLDS) {
  test(`${world.name}: every answer is the sum of the facts, whatever was asked, stored and restated before`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fact(fc.integer({ min: 0, max: 120 })), { maxLength: 60 }),
        fc.array(action, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(3, 20, 1000),
        async (facts, actions, pageSize) => {
          const people = world.source === 'enterprise';
          const harness = createHarness(people ? facts.map(ofPerson) : facts, START, { source: world.source });
          harness.api.pageSize = pageSize;
          harness.api.refreshedAt = startOf(START);
          if (world.generation === 'classic') harness.api.analytics = 404;
          const steps = actions.map((step) =>
            people && step.do === 'restate' ? { ...step, fact: ofPerson(step.fact) } : step,
          );
          await run(harness, steps, world);
        },
      ),
      { numRuns: 100 },
    );
  });
}
