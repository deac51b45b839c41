import { expect, test } from 'vitest';
import type { GetRequest, Reply } from '../../../src/anthropic/http.ts';
import { plusDays } from '../../../src/domain/day.ts';
import type { Part } from '../../../src/domain/part.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { costOf, expectFacts, spellRows, usageOf } from './facts.ts';
import { failureOf } from './fake-api.ts';
import { answerOf, createHarness, day, type Harness, span } from './harness.ts';
import { factOf, factsOf } from './make-facts.ts';

const TODAY = day('2026-11-22');
const question = {
  daily: span('2026-08-01', '2026-11-23'),
  breakdown: { span: span('2026-09-20', '2026-11-23'), by: ['workspace', 'model'] as const },
  filters: [],
};

const create = (): Harness => {
  const harness = createHarness(factsOf(span('2026-08-01', '2026-11-22'), 3, 4), TODAY);
  harness.api.pageSize = 5;
  return harness;
};

const problemOf = (part: Part<unknown>): Problem => {
  if (part.state !== 'failed') throw new Error(`not failed: ${part.state}`);
  return part.problem;
};

const expectRight = async ({ reader, api }: Harness): Promise<void> => {
  const cost = answerOf(await reader.cost(question));
  const right = expectFacts(api.facts, question, cost.covered, cost.generation, 'cost', costOf);
  expect(cost.daily).toEqual(right.daily);
  expect(spellRows(cost, question.breakdown.by)).toEqual(right.rows);
  expect(cost.notItemised).toBeNull();
  const usage = answerOf(await reader.usage(question));
  const used = expectFacts(api.facts, question, usage.covered, usage.generation, 'usage', usageOf);
  expect(usage.daily).toEqual(used.daily);
  expect(spellRows(usage, question.breakdown.by)).toEqual(used.rows);
};

const STATUSES = [401, 429, 500, 529];

test('a request that fails fails the question, whichever it is and however it fails; nothing of it sticks', async () => {
  const harness = create();
  const whole = await harness.requestsOf(() => harness.reader.cost(question));
  for (let failing = 1; failing <= whole; failing += 1) {
    let seen = 0;
    harness.history.files.clear();
    harness.restart();
    harness.api.before = ({ path }) => {
      seen += 1;
      if (seen === failing) throw failureOf(path, STATUSES[failing % STATUSES.length] ?? 500);
    };
    expect((await harness.reader.cost(question)).state).toBe('failed');
    harness.api.before = () => undefined;
    await expectRight(harness);
  }
  expect(whole).toBeGreaterThan(10);
});

type Row = {
  starting_at: unknown;
  group: Record<string, unknown>;
  cost: Record<string, unknown>;
  usage: Record<string, unknown>;
};
type Body = { data: Row[]; has_more: unknown; next_page: unknown; data_refreshed_at: unknown };

const COST_FAULTS: readonly [string, (body: Body, row: Row) => void, string][] = [
  ['another currency', (_, { cost }) => Object.assign(cost, { currency: 'EUR' }), 'cost.currency'],
  ['an amount in exponents', (_, { cost }) => Object.assign(cost, { amount: '1e5' }), 'cost.amount'],
  ['an amount as a number', (_, { cost }) => Object.assign(cost, { amount: 12.5 }), 'cost.amount'],
  ['no amount', (_, { cost }) => delete cost.amount, 'cost.amount'],
  [
    'a dimension that was asked for and is not there',
    (_, { group }) => delete group.workspace_id,
    'group.workspace_id',
  ],
  ['a dimension that is no text', (_, { group }) => Object.assign(group, { model: 4 }), 'group.model'],
  [
    'a day that was not asked for',
    (_, row) => Object.assign(row, { starting_at: '2025-01-01T00:00:00Z' }),
    'starting_at',
  ],
  ['a start within a day', (_, row) => Object.assign(row, { starting_at: '2026-10-02T01:00:00Z' }), 'starting_at'],
  ['a start that is no time', (_, row) => Object.assign(row, { starting_at: 'yesterday' }), 'starting_at'],
  ['more to come without a token', (body) => Object.assign(body, { has_more: true, next_page: null }), 'next_page'],
  ['a token and nothing to come', (body) => Object.assign(body, { has_more: false, next_page: 'page_5' }), 'next_page'],
  ['no word on whether there is more', (body) => delete body.has_more, 'has_more'],
];

const USAGE_FAULTS: readonly [string, (body: Body, row: Row) => void, string][] = [
  ['a count with a fraction', (_, { usage }) => Object.assign(usage, { output_tokens: 1.5 }), 'usage.output_tokens'],
  ['no cache counts', (_, { usage }) => delete usage.cache_creation, 'usage.cache_creation'],
  [
    'a count of null',
    (_, { usage }) => Object.assign(usage, { server_tool_use: { web_search_requests: null } }),
    'web_search_requests',
  ],
];

/** A harness whose first grouped reply with rows is bent. */
const bend = (change: (body: Body, row: Row) => void): Harness & { mend: () => void } => {
  const harness = create();
  const { transport } = harness.api;
  const get = transport.get;
  Object.assign(transport, {
    get: async (request: Parameters<typeof get>[0]): Promise<Reply> => {
      const reply = await get(request);
      const body = structuredClone(reply.body) as Body;
      const groupBy = request.query?.group_by;
      const row = body.data[0];
      if (Array.isArray(groupBy) && groupBy.length > 0 && row !== undefined) change(body, row);
      return { ...reply, body };
    },
  });
  return Object.assign(harness, { mend: () => Object.assign(transport, { get }) });
};

test.each([
  ...COST_FAULTS.map((fault) => ['cost', ...fault] as const),
  ...USAGE_FAULTS.map((fault) => ['usage', ...fault] as const),
])(
  'a %s reply with %s is an unexpected reply that names the field, and is forgotten',
  async (metric, _, change, field) => {
    const harness = bend(change);
    const problem = problemOf(
      metric === 'cost' ? await harness.reader.cost(question) : await harness.reader.usage(question),
    );
    expect(problem).toMatchObject({ kind: 'unexpected-reply', endpoint: `/v1/organizations/analytics/${metric}` });
    expect(problem.kind === 'unexpected-reply' && problem.field).toContain(field);
    harness.mend();
    await expectRight(harness);
  },
);

const isGrouped = ({ query }: GetRequest): boolean => Array.isArray(query?.group_by) && query.group_by.length > 0;

test.each([5, 1000])(
  'data that moves between the requests is read until it adds up (%i rows a page)',
  async (pageSize) => {
    const harness = create();
    harness.api.pageSize = pageSize;
    let moved = false;
    harness.api.before = (request) => {
      if (moved || !isGrouped(request)) return;
      moved = true;
      harness.api.facts.push(
        factOf(plusDays(TODAY, -3), { cents: '77.5' }),
        factOf(day('2026-09-25'), { cents: '3.25' }),
      );
    };
    await expectRight(harness);
    expect(moved).toBe(true);
  },
);

test.each([5, 1000])(
  'rows that did not add up are not kept when the totals then fail (%i rows a page)',
  async (pageSize) => {
    const harness = create();
    harness.api.pageSize = pageSize;
    const passing = factOf(plusDays(TODAY, -3), { cents: '77.5' });
    harness.api.before = (request) => {
      if (isGrouped(request)) harness.api.facts = [...harness.api.facts.filter((fact) => fact !== passing), passing];
      else if (harness.api.facts.includes(passing)) {
        harness.api.facts = harness.api.facts.filter((fact) => fact !== passing);
        throw failureOf(request.path, 500);
      }
    };
    expect((await harness.reader.cost(question)).state).toBe('failed');
    harness.api.before = () => undefined;
    await expectRight(harness);
  },
);

test('data that never stops moving leaves an exact rest that is not itemised', async () => {
  const harness = create();
  harness.api.before = () => {
    harness.api.facts.push(factOf(TODAY, { cents: '10' }));
  };
  const facts = answerOf(await harness.reader.cost(question));
  const inSpan = facts.daily.filter(({ day: at }) => at >= question.breakdown.span.from);
  const total = inSpan.reduce((sum, { measure }) => sum + measure.amount, 0n);
  const rows = facts.rows.reduce((sum, { measure }) => sum + measure.amount, 0n);
  expect(facts.notItemised?.amount).toBe(total - rows);
  expect(facts.notItemised?.amount).not.toBe(0n);
  harness.api.before = () => undefined;
  await expectRight(harness);
});
