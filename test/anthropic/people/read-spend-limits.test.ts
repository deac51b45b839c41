import { expect, test } from 'vitest';
import { readSpendLimits } from '../../../src/anthropic/people/read-spend-limits.ts';
import { fromUsd } from '../../../src/domain/money.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { catchProblem } from '../support/catch-problem.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';
import { refuse, serve } from './serve-exactly.ts';

const EFFECTIVE = '/v1/organizations/spend_limits/effective';
const EVERYBODY = `${EFFECTIVE}?limit=1000`;

allowOnlyServed();

const row = (id: string, more: object = {}) => ({
  actor: { type: 'user_actor', user_id: id, email_address: `${id}@acme.test`, name: 'Ada Example', deleted: false },
  scope: { type: 'user', user_id: id },
  amount: '50000',
  currency: 'USD',
  period: 'monthly',
  period_to_date_spend: '12050.5',
  source: { type: 'seat_tier', seat_tier: 'premium' },
  spend_limit_id: 'spl_1',
  ...more,
});
const limit = (id: string) => ({
  userId: id,
  email: `${id}@acme.test`,
  name: 'Ada Example',
  limit: fromUsd('500'),
  spent: fromUsd('120.505'),
  period: 'monthly',
  setBy: 'seat_tier',
});
const read = (ids: readonly string[] | null) => readSpendLimits(createNockedTransport().transport, 'enterprise', ids);

test("everybody's, of every page and period", async () => {
  const weekly = row('user_1', { period: 'weekly', amount: '0', source: { type: 'user', user_id: 'user_1' } });
  serve(EVERYBODY, { data: [row('user_1'), weekly], next_page: 'page_2' });
  serve(`${EVERYBODY}&page=page_2`, { data: [row('user_2')], next_page: null });
  expect(await read(null)).toEqual([
    limit('user_1'),
    { ...limit('user_1'), period: 'weekly', limit: 0n, setBy: 'user' },
    limit('user_2'),
  ]);
});

test('no amount is no limit, and a deleted account has no name', async () => {
  const gone = { type: 'user_actor', user_id: 'user_1', email_address: null, name: null, deleted: true };
  serve(EVERYBODY, { data: [row('user_1', { amount: null, actor: gone })], next_page: null });
  expect(await read(null)).toEqual([{ ...limit('user_1'), limit: null, email: null, name: null }]);
});

test('a row that names the person in its scope alone is theirs; one of nobody is left out', async () => {
  const actor = { type: 'scoped_api_key_actor', scoped_api_key_id: 'apikey_1' };
  serve(EVERYBODY, {
    data: [row('user_1', { actor }), row('user_2', { actor, scope: { type: 'organization' } })],
    next_page: null,
  });
  expect(await read(null)).toEqual([{ ...limit('user_1'), email: null, name: null }]);
});

test('some people are asked for a hundred at a time, each once', async () => {
  const ids = Array.from({ length: 101 }, (_, index) => `user_${index}`);
  const hundred = ids.slice(0, 100).map((id) => `user_ids[]=${id}`);
  serve(`${EFFECTIVE}?${hundred.join('&')}&limit=1000`, { data: [row('user_0')], next_page: null });
  serve(`${EFFECTIVE}?user_ids[]=user_100&limit=1000`, { data: [row('user_100')], next_page: null });
  expect(await read([...ids, 'user_0'])).toEqual([limit('user_0'), limit('user_100')]);
});

test('nobody needs no question', async () => {
  expect(await read([])).toEqual([]);
});

test.each([
  [{ amount: 50_000 }, 'data[0].amount', 'string'],
  [{ period_to_date_spend: 'a lot' }, 'data[0].period_to_date_spend', 'a decimal string of cents'],
  [{ source: undefined }, 'data[0].source', 'object'],
])('a row without what it must have is no answer (%#)', async (broken, field, expected) => {
  serve(EVERYBODY, { data: [row('user_1', broken)], next_page: null });
  expect(await catchProblem(read(null))).toMatchObject({ kind: 'unexpected-reply', field, expected });
});

test('a key without the scope learns which one it needs', async () => {
  refuse(EVERYBODY, 403, "Missing required scopes. Got: ['read:analytics'] Needed: ['read:spend_limits']");
  expect(await catchProblem(read(null))).toMatchObject({ kind: 'scope-missing', needed: ['read:spend_limits'] });
});
