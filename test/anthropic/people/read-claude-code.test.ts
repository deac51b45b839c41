import { describe, expect, test } from 'vitest';
import { readClaudeCode } from '../../../src/anthropic/people/read-claude-code.ts';
import { toUsd } from '../../../src/domain/money.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { catchProblem } from '../support/catch-problem.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';
import { day, serve } from './serve-exactly.ts';

const DAY = '/v1/organizations/usage_report/claude_code?starting_at=2026-11-18&limit=1000';

allowOnlyServed();

const ada = { type: 'user_actor', email_address: 'ada@acme.test' };
const record = (actor: object, amounts: readonly unknown[] = [141], more: object = {}) => ({
  date: '2026-11-18T00:00:00Z',
  actor,
  organization_id: '7c1d9b52',
  customer_type: 'api',
  terminal_type: 'vscode',
  core_metrics: {
    num_sessions: 5,
    lines_of_code: { added: 420, removed: 96 },
    commits_by_claude_code: 3,
    pull_requests_by_claude_code: 1,
  },
  tool_actions: { edit_tool: { accepted: 40, rejected: 4 }, telepathy_tool: {} },
  model_breakdown: amounts.map((amount) => ({
    model: 'claude-opus-4-8',
    tokens: { input: 1, output: 1, cache_read: 1, cache_creation: 1 },
    estimated_cost: { amount, currency: 'USD' },
  })),
  ...more,
});
const read = () => readClaudeCode(createNockedTransport().transport, 'console', day('2026-11-18'));
const serveRecords = (...records: readonly object[]) => serve(DAY, { data: records, has_more: false, next_page: null });

test('one row for each actor, over all pages and ways of working', async () => {
  const remote = { is_remote: true, subscription_type: 'team', terminal_type: 'tmux' };
  serve(DAY, {
    data: [record(ada), record({ type: 'api_actor', api_key_name: 'ci' })],
    has_more: true,
    next_page: 'page_2',
  });
  serve(`${DAY}&page=page_2`, { data: [record(ada, [9, 0.5], remote)], has_more: false, next_page: null });
  const rows = await read();
  const once = { day: day('2026-11-18'), sessions: 5, linesAdded: 420, linesRemoved: 96, commits: 3, pullRequests: 1 };
  expect(rows.map(({ estimatedCost, ...row }) => ({ ...row, usd: toUsd(estimatedCost) }))).toEqual([
    {
      ...once,
      actor: { type: 'user', email: 'ada@acme.test' },
      sessions: 10,
      linesAdded: 840,
      linesRemoved: 192,
      commits: 6,
      pullRequests: 2,
      usd: '1.505',
    },
    { ...once, actor: { type: 'api_key', keyName: 'ci' }, usd: '1.41' },
  ]);
});

test('actors of a kind that nobody has heard of have rows of their own', async () => {
  const robot = (id: string) => ({ type: 'robot_actor', robot_id: id });
  serveRecords(record(robot('r2')), record(robot('c3')), record(robot('r2')));
  const rows = await read();
  expect(rows.map(({ actor, sessions }) => [actor.type, sessions])).toEqual([
    ['other', 10],
    ['other', 5],
  ]);
});

test('a record without models cost nothing', async () => {
  serveRecords(record(ada, []));
  expect(await read()).toMatchObject([{ estimatedCost: 0n }]);
});

describe('cents that are JSON numbers', () => {
  test.each([
    [141, '1.41'],
    [0, '0'],
    [0.1, '0.001'],
    [123.456789, '1.23456789'],
    [1e-7, '0.000000001'],
    [1.25e-7, '0.00000000125'],
    [2.5e21, '25000000000000000000'],
    [0.1 + 0.2, '0.003'],
    [-3, '-0.03'],
    [-4.5e-9, '-0.000000000045'],
  ])('%d are $%s', async (cents, usd) => {
    serveRecords(record(ada, [cents]));
    expect((await read()).map(({ estimatedCost }) => toUsd(estimatedCost))).toEqual([usd]);
  });
});

test.each([
  [record(ada, ['141']), 'data[0].model_breakdown[0].estimated_cost.amount', 'number'],
  [record({ type: 'user_actor' }), 'data[0].actor', expect.any(String)],
  [record(ada, [], { core_metrics: undefined }), 'data[0].core_metrics', 'object'],
  [record(ada, [], { date: '2026-11-19T00:00:00Z' }), 'data[0].date', expect.stringContaining('2026-11-18')],
])('a record without what it must have is no answer (%#)', async (broken, field, expected) => {
  serveRecords(broken);
  expect(await catchProblem(read())).toMatchObject({ kind: 'unexpected-reply', field, expected });
});
