import nock from 'nock';
import { expect, test } from 'vitest';
import { openSpendReader } from '../../../src/anthropic/spend/open-spend-reader.ts';
import { type Day, dayOf, type Instant, isoStart, parseInstant, plusDays } from '../../../src/domain/day.ts';
import type { SpendQuestion } from '../../../src/domain/spend.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { BASE_URL, createNockedTransport } from '../support/nocked-transport.ts';
import { answerOf, createMemoryHistory, day, span } from './harness.ts';

const TODAY = day('2026-11-22');
const NOW = parseInstant('2026-11-22T09:30:00Z') as Instant;

allowOnlyServed();

const createReader = () => {
  const { transport, lines } = createNockedTransport();
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const reader = openSpendReader({
    source: 'console',
    owner: 'acme',
    transport,
    history: createMemoryHistory(),
    clock: { now: () => NOW, sleep: async () => undefined },
    log: quiet,
    defaultWorkspaceId: async () => 'wrkspc_default',
  });
  return { reader, lines };
};

const ANALYTICS = {
  reqheaders: { 'anthropic-beta': 'analytics-usage-cost-2026-08-24', 'anthropic-version': '2023-06-01' },
};
const NOTHING = { data: [], has_more: false, next_page: null, data_refreshed_at: null };
const NOT_FOUND = { type: 'error', error: { type: 'not_found_error', message: 'Not found' } };

const use = (at: Day, group: object, amount: string) => ({
  starting_at: isoStart(at),
  ending_at: isoStart(plusDays(at, 1)),
  group,
  cost: { amount, list_amount: amount, currency: 'USD', requests: null },
});

const month: SpendQuestion = {
  daily: span('2026-11-01', '2026-11-23'),
  breakdown: { span: span('2026-11-01', '2026-11-23'), by: ['token', 'workspace'] },
  filters: [{ by: 'key', ids: ['apikey_1', null] }],
};

test('the analytics cost report: recent totals in one request, then the month by its dimensions', async () => {
  const { reader } = createReader();
  const filter = 'api_key_ids[]=apikey_1&api_key_ids[]=';
  nock(BASE_URL, ANALYTICS)
    .get(
      `/v1/organizations/analytics/cost?starting_at=2026-10-23T00%3A00%3A00Z&ending_at=2026-11-23T00%3A00%3A00Z&time_bucket_width=1d&limit=1000&${filter}`,
    )
    .reply(200, { ...NOTHING, data: [use(TODAY, {}, '150.5')] });
  const tokens = { cost_type: 'tokens', token_type: 'output_tokens', workspace_id: 'wrkspc_a' };
  const search = { cost_type: 'web_search', token_type: null, workspace_id: 'wrkspc_a' };
  nock(BASE_URL, ANALYTICS)
    .get(
      `/v1/organizations/analytics/cost?starting_at=2026-11-22T00%3A00%3A00Z&ending_at=2026-11-23T00%3A00%3A00Z&time_bucket_width=1d&group_by[]=cost_type&group_by[]=token_type&group_by[]=workspace_id&limit=1000&${filter}`,
    )
    .reply(200, { ...NOTHING, data: [use(TODAY, tokens, '100.25'), use(TODAY, search, '50.25')] });
  const facts = answerOf(await reader.cost(month));
  expect(facts.rows).toEqual([
    {
      day: null,
      group: { token: 'output_tokens', workspace: 'wrkspc_a' },
      measure: { amount: 1_002_500_000_000_000_000n },
    },
    { day: null, group: { token: null, workspace: 'wrkspc_a' }, measure: { amount: 502_500_000_000_000_000n } },
  ]);
});

test('the classic cost report: complete days, 31 buckets, and only its two groupings', async () => {
  const { reader } = createReader();
  nock(BASE_URL).get('/v1/organizations/analytics/cost').query(true).reply(404, NOT_FOUND);
  nock(BASE_URL)
    .get(
      '/v1/organizations/cost_report?starting_at=2026-10-22T00%3A00%3A00Z&ending_at=2026-11-22T00%3A00%3A00Z&bucket_width=1d&limit=31',
    )
    .reply(200, {
      ...NOTHING,
      data: [
        {
          starting_at: '2026-11-20T00:00:00Z',
          ending_at: '2026-11-21T00:00:00Z',
          results: [{ amount: '30', currency: 'USD' }],
        },
        { starting_at: '2026-11-21T00:00:00Z', ending_at: '2026-11-22T00:00:00Z', results: [] },
      ],
    });
  const row = { workspace_id: null, model: null, cost_type: 'web_search', token_type: null, service_tier: null };
  nock(BASE_URL)
    .get(
      '/v1/organizations/cost_report?starting_at=2026-11-20T00%3A00%3A00Z&ending_at=2026-11-21T00%3A00%3A00Z&bucket_width=1d&group_by[]=description&group_by[]=workspace_id&limit=31',
    )
    .reply(200, {
      ...NOTHING,
      data: [
        {
          starting_at: '2026-11-20T00:00:00Z',
          ending_at: '2026-11-21T00:00:00Z',
          results: [{ ...row, description: 'Web Search Usage', amount: '30', currency: 'USD' }],
        },
      ],
    });
  const facts = answerOf(await reader.cost({ ...month, filters: [] }));
  expect(facts.covered.to).toBe(dayOf(NOW));
  expect(facts.rows).toEqual([
    { day: null, group: { token: null, workspace: 'wrkspc_default' }, measure: { amount: 300_000_000_000_000_000n } },
  ]);
});

test('the classic usage report: identities by the three fields that tell them, filters by the API', async () => {
  const { reader } = createReader();
  const filter = 'models[]=claude-opus-4-8';
  nock(BASE_URL).get('/v1/organizations/analytics/usage').query(true).reply(404, NOT_FOUND);
  const counts = {
    uncached_input_tokens: 5,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
    cache_read_input_tokens: 0,
    output_tokens: 7,
    server_tool_use: { web_search_requests: 0 },
  };
  const bucket = (...results: object[]) => ({
    ...NOTHING,
    data: [{ starting_at: '2026-11-20T00:00:00Z', ending_at: '2026-11-21T00:00:00Z', results }],
  });
  nock(BASE_URL)
    .get(
      `/v1/organizations/usage_report/messages?starting_at=2026-10-22T00%3A00%3A00Z&ending_at=2026-11-22T00%3A00%3A00Z&bucket_width=1d&limit=31&${filter}`,
    )
    .reply(200, bucket({ ...counts, uncached_input_tokens: 15, output_tokens: 21 }));
  const nobody = { account_id: null, service_account_id: null, api_key_id: null };
  nock(BASE_URL)
    .get(
      `/v1/organizations/usage_report/messages?starting_at=2026-11-20T00%3A00%3A00Z&ending_at=2026-11-21T00%3A00%3A00Z&bucket_width=1d&group_by[]=account_id&group_by[]=api_key_id&group_by[]=service_account_id&limit=31&${filter}`,
    )
    .reply(
      200,
      bucket(
        { ...nobody, ...counts, account_id: 'user_1', api_key_id: 'apikey_1' },
        { ...nobody, ...counts, api_key_id: 'apikey_1' },
        { ...nobody, ...counts },
      ),
    );
  const facts = answerOf(
    await reader.usage({
      ...month,
      breakdown: { span: month.daily, by: ['user'] },
      filters: [{ by: 'model', ids: ['claude-opus-4-8'] }],
    }),
  );
  expect(facts.rows.map(({ group }) => group.user)).toEqual(['user_1', 'apikey_1', null]);
  expect(facts.actors.map(({ id, type }) => [id, type])).toEqual([
    ['user_1', 'user'],
    ['apikey_1', 'api_key'],
  ]);
});
