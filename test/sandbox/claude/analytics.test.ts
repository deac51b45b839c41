import { describe, expect, it } from 'vitest';
import { parseInstant, plusDays, toInstant } from '../../../src/domain/day.ts';
import { fromCents, type Money, sum, ZERO } from '../../../src/domain/money.ts';
import type { Filter, Grouping, Source } from '../../../src/domain/spend.ts';
import { scaleDay } from '../../../src/sandbox/organisation/changes.ts';
import { groupName, type Question, totalCost, truthOfCost, truthOfUsage } from '../truth.ts';
import { ask, askAll, COMPANY, ENTERPRISE, type Query, refusal, startApi, TODAY, WATERMARK } from './ask.ts';

const MONTH = { from: plusDays(TODAY, -21), to: plusDays(TODAY, 1) };
const QUERY = { starting_at: '2026-11-01T00:00:00Z', ending_at: '2026-11-23T00:00:00Z' };
const question = (source: Source, rest: Partial<Question> = {}): Question => ({
  source,
  span: MONTH,
  until: WATERMARK,
  ...rest,
});

type Row = { readonly [part: string]: { readonly [field: string]: unknown } };

const rowsOf = (pages: readonly { readonly data: readonly Row[] }[]): Row[] => pages.flatMap(({ data }) => data);
const money = (row: Row): Money => fromCents(String(row.cost?.amount)) ?? ZERO;
const sorted = <T>(map: Iterable<[string, T]>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

const readValue = (row: Row, field: string): string | null => {
  const value = row.group?.[field] ?? null;
  if (typeof value !== 'object' || value === null) return value === null ? null : String(value);
  const actor = value as Readonly<Record<string, { signed_principal?: string } | string>>;
  const id = actor.user_id ?? actor.service_account_id ?? actor.api_key_id;
  return typeof id === 'string' ? id : String((actor.provider as { signed_principal?: string }).signed_principal);
};
const amountsBy = (rows: readonly Row[], fields: readonly string[]): Map<string, Money> => {
  const groups = Map.groupBy(rows, (row) => groupName(fields.map((field) => readValue(row, field))));
  return new Map([...groups].map(([name, own]) => [name, sum(own.map(money))]));
};

const FIELDS: Readonly<Record<Grouping, string>> = {
  workspace: 'workspace_id',
  model: 'model',
  key: 'api_key_id',
  user: 'actor',
  product: 'product',
  service: 'cost_type',
  token: 'token_type',
  tier: 'service_tier',
  channel: 'slack_channel_id',
};

const headersOf = (source: Source) => (source === 'enterprise' ? ENTERPRISE : {});

describe('cost analytics', () => {
  it.each([
    ['console', []],
    ['console', ['workspace']],
    ['console', ['key']],
    ['console', ['user']],
    ['console', ['service']],
    ['console', ['service', 'token']],
    ['console', ['tier', 'product']],
    ['console', ['workspace', 'model']],
    ['enterprise', []],
    ['enterprise', ['user', 'product']],
    ['enterprise', ['channel']],
  ] as const)('of the %s organisation by %j adds up to the truth', async (source, by) => {
    const api = await startApi();
    const fields = by.map((grouping) => FIELDS[grouping]);
    const pages = await askAll(api, 'analytics/cost', { ...QUERY, limit: 30, group_by: fields }, headersOf(source));
    const truth = truthOfCost(COMPANY, question(source, { by }));
    expect(sorted(amountsBy(rowsOf(pages), fields))).toEqual(sorted(truth));
    expect(sum(truth.values())).toBe(totalCost(COMPANY, question(source)));
  });

  it('by token type alone leaves out what is not tokens', async () => {
    const api = await startApi();
    const rows = rowsOf(await askAll(api, 'analytics/cost', { ...QUERY, group_by: ['token_type'] }));
    const filters: Filter[] = [{ by: 'service', ids: ['tokens'] }];
    expect(sum(rows.map(money))).toBe(totalCost(COMPANY, question('console', { filters })));
    expect(rows.every((row) => readValue(row, 'cost_type') === 'tokens')).toBe(true);
    expect(rows).toHaveLength(5);
  });

  it('has a discount, which no component escapes, and requests only for whole rows', async () => {
    const api = await startApi();
    const [whole] = rowsOf(await askAll(api, 'analytics/cost', QUERY));
    const parts = rowsOf(await askAll(api, 'analytics/cost', { ...QUERY, group_by: ['cost_type'] }));
    const list = (row: Row | undefined): bigint => fromCents(String(row?.cost?.list_amount)) ?? ZERO;
    expect(list(whole) * 92n).toBe(100n * (whole === undefined ? ZERO : money(whole)));
    expect(parts.reduce((total, row) => total + list(row), 0n)).toBe(list(whole));
    expect(whole?.cost?.requests).toBeGreaterThan(10_000);
    expect(parts.map((row) => row.cost?.requests)).toEqual([null, null, null, null]);
  });

  it('counts rows, not the components that they fan out into', async () => {
    const api = await startApi();
    const query = { ...QUERY, limit: 4, group_by: ['model', 'cost_type'] };
    const [first] = await askAll(api, 'analytics/cost', query);
    expect(new Set(first.data.map((row: Row) => readValue(row, 'model'))).size).toBe(4);
    expect(first.data.length).toBeGreaterThan(4);
  });

  it.each([
    ['the default workspace by its real id', 'workspace_ids', 'workspace', [COMPANY.console.workspaces[0]?.id ?? '']],
    ['two models', 'models', 'model', ['claude-opus-4-8', 'claude-sonnet-5']],
    ['what no key authenticated', 'api_key_ids', 'key', ['']],
    ['what no key authenticated, or this one', 'api_key_ids', 'key', ['', COMPANY.console.apiKeys[9]?.id ?? '']],
    ['a tier', 'service_tiers', 'tier', ['priority']],
    ['a product', 'products', 'product', ['claude_code']],
  ] as const)('filters %s', async (_, parameter, by, values) => {
    const api = await startApi();
    const [row] = rowsOf(await askAll(api, 'analytics/cost', { ...QUERY, [parameter]: [...values] }));
    const filters: Filter[] = [{ by, ids: values.map((value) => (value === '' ? null : value)) }];
    expect(row === undefined ? ZERO : money(row)).toBe(totalCost(COMPANY, question('console', { filters })));
  });

  it('tells an identity from the key that it used', async () => {
    const api = await startApi();
    const key = COMPANY.console.apiKeys.find(({ name }) => name === 'my-own-key');
    const rows = rowsOf(
      await askAll(api, 'analytics/cost', {
        ...QUERY,
        api_key_ids: [key?.id ?? ''],
        group_by: ['actor', 'actor_type'],
      }),
    );
    expect(rows.map((row) => [readValue(row, 'actor'), readValue(row, 'actor_type')])).toEqual([
      [key?.principal?.id, 'user_actor'],
    ]);
    const none = await askAll(api, 'analytics/cost', { ...QUERY, actor_ids: [key?.id ?? ''] });
    expect(rowsOf(none)).toEqual([]);
  });

  it('names every kind of identity, deleted people too unless they are not wanted', async () => {
    const api = await startApi();
    const query = { ...QUERY, limit: 1000, group_by: ['actor', 'actor_type'] };
    const rows = rowsOf(await askAll(api, 'analytics/cost', query));
    expect(new Set(rows.map((row) => readValue(row, 'actor_type')))).toEqual(
      new Set(['user_actor', 'service_account_actor', 'federated_actor', 'api_actor', null]),
    );
    const present = rowsOf(await askAll(api, 'analytics/cost', { ...query, exclude_deleted_users: 'true' }));
    expect(rows.length - present.length).toBe(2);
  });

  it('has a row a day where there was use, in the order of time or of money', async () => {
    const api = await startApi();
    const query = { ...QUERY, time_bucket_width: '1d', limit: 1000, models: ['claude-opus-4-8'] };
    const starts = async (rest: Query) =>
      rowsOf(await askAll(api, 'analytics/cost', { ...query, ...rest })).map((row) => String(row.starting_at));
    const forward = await starts({ order_by: 'time', order: 'asc' });
    expect(forward).toHaveLength(22);
    expect(forward).toEqual([...forward].sort());
    expect(await starts({ order_by: 'time' })).toEqual([...forward].reverse());
    expect((await starts({}))[0], 'the spike').toBe('2026-11-04T00:00:00Z');
  });

  it('says until when its data is complete, and serves nothing later', async () => {
    const api = await startApi();
    const today = { starting_at: '2026-11-22T00:00:00Z', ending_at: '2026-11-23T00:00:00Z' };
    const read = async () => (await ask(api, 'analytics/cost', today)).body;
    const early = await read();
    expect(early.data_refreshed_at).toBe('2026-11-22T07:00:00Z');
    api.configure({ watermark: () => parseInstant('2026-11-22T09:00:00Z') ?? toInstant(0) });
    const later = await read();
    expect(later.data_refreshed_at).toBe('2026-11-22T09:00:00Z');
    expect(money(later.data[0])).toBeGreaterThan(money(early.data[0]));
    api.configure({ watermark: () => parseInstant('2026-11-21T23:00:00Z') ?? toInstant(0) });
    expect(await read()).toEqual({ data: [], has_more: false, next_page: null, data_refreshed_at: null });
  });

  it('covers whole hours without buckets', async () => {
    const api = await startApi();
    const { body } = await ask(api, 'analytics/cost', {
      starting_at: '2026-11-20T08:59:00Z',
      ending_at: '2026-11-20T10:01:00Z',
    });
    expect(body.data[0]).toMatchObject({ starting_at: '2026-11-20T08:00:00Z', ending_at: '2026-11-20T10:00:00Z' });
    const open = await ask(api, 'analytics/cost', { starting_at: '2026-11-20T00:00:00Z' });
    expect(open.body.data[0].ending_at, 'now, cut to the hour').toBe('2026-11-22T09:00:00Z');
  });

  it('keeps a cursor to its question and its organisation', async () => {
    const api = await startApi();
    const query = { ...QUERY, limit: 2, group_by: ['model'] };
    const { body } = await ask(api, 'analytics/cost', query);
    const page = body.next_page;
    const moved = [
      await ask(api, 'analytics/cost', { ...query, page, group_by: ['workspace_id'] }),
      await ask(api, 'analytics/cost', { ...query, page, limit: 3 }),
      await ask(api, 'analytics/cost', { ...query, page }, ENTERPRISE),
    ];
    expect(moved.map(refusal)).toEqual(
      Array(3).fill('400 invalid_request_error: page: cursor does not match current query parameters'),
    );
    expect((await ask(api, 'analytics/cost', { ...query, page: 'page_' })).status).toBe(400);
    expect((await ask(api, 'analytics/cost', { ...query, page })).status).toBe(200);
  });

  it('pages through one state of the data while the hours pass', async () => {
    const clock = { now: parseInstant('2026-11-22T09:59:00Z') ?? toInstant(0) };
    const api = await startApi({ now: () => clock.now });
    const query = { starting_at: '2026-11-01T00:00:00Z', limit: 3, group_by: ['model'] };
    const first = (await ask(api, 'analytics/cost', query)).body;
    clock.now = parseInstant('2026-11-22T11:01:00Z') ?? toInstant(0);
    const second = (await ask(api, 'analytics/cost', { ...query, page: first.next_page })).body;
    expect(second.data_refreshed_at).toBe(first.data_refreshed_at);
    expect(second.data[0].ending_at).toBe(first.data[0].ending_at);
  });

  it('shows a spike from the next request on', async () => {
    const api = await startApi();
    const day = { starting_at: '2026-11-20T00:00:00Z', ending_at: '2026-11-21T00:00:00Z' };
    const read = async () => money((await ask(api, 'analytics/cost', day)).body.data[0]);
    const before = await read();
    api.change(scaleDay('console', plusDays(TODAY, -2), 4));
    expect(await read()).toBe(before * 4n);
  });

  it.each([
    ['no beta header', {}, { 'anthropic-beta': '' }, 'This endpoint is in beta'],
    ['a day before 2026', { starting_at: '2025-12-31T00:00:00Z' }, {}, 'starting_at: must not be before 2026-01-01'],
    ['32 days', { starting_at: '2026-10-22T00:00:00Z' }, {}, 'The range may span at most 31 days'],
    ['an empty range', { ending_at: QUERY.starting_at }, {}, 'Invalid date range'],
    [
      'six dimensions',
      { group_by: ['actor', 'actor_type', 'model', 'product', 'speed', 'workspace_id'] },
      {},
      'Cannot specify more than 5',
    ],
    ['an unknown dimension', { group_by: ['team'] }, {}, "group_by[]: Input should be 'actor'"],
    ['an unknown product', { products: ['toaster'] }, {}, "products[]: Input should be 'chat'"],
    ['a thousand and one rows', { limit: 1001 }, {}, 'limit: Input should be less than or equal to 1000'],
    [
      'minutes of more than a day',
      { time_bucket_width: '1m' },
      {},
      'With 1m buckets the range may span at most 24 hours',
    ],
    ['the name of the older parameter', { bucket_width: '1d' }, {}, 'bucket_width: Extra inputs are not permitted'],
    ['a list without brackets', { models: 'claude-opus-4-8' }, {}, 'models: Extra inputs'],
    [
      'deleted users apart from users',
      { exclude_deleted_users: 'true' },
      {},
      'exclude_deleted_users requires group_by[]=actor',
    ],
    [
      'teams with Slack users',
      { group_by: ['claude_tag_user_id', 'rbac_group_id'] },
      {},
      'claude_tag_user_id cannot be combined',
    ],
  ] as readonly [string, Query, Record<string, string>, string][])('refuses %s', async (_, query, headers, message) => {
    const api = await startApi();
    const refused = await ask(api, 'analytics/cost', { ...QUERY, ...query }, headers);
    expect(refusal(refused)).toContain(`400 invalid_request_error: ${message}`);
  });

  it('allows two more dimensions, of cost, and needs an end with buckets', async () => {
    const api = await startApi();
    const five = ['actor', 'model', 'product', 'api_key_id', 'workspace_id'];
    expect(
      (await ask(api, 'analytics/cost', { ...QUERY, group_by: [...five, 'cost_type', 'token_type'] })).status,
    ).toBe(200);
    const open = { starting_at: QUERY.starting_at, time_bucket_width: '1d' };
    expect(refusal(await ask(api, 'analytics/cost', open))).toContain('ending_at: required');
  });

  it.each([
    ['forbidden', 403],
    ['missing', 404],
  ] as const)('is %s where it is not offered, each organisation for itself', async (analytics, status) => {
    const api = await startApi({ settings: { analytics: { console: analytics, enterprise: 'on' } } });
    expect((await ask(api, 'analytics/cost', QUERY)).status).toBe(status);
    expect((await ask(api, 'analytics/usage', QUERY)).status).toBe(status);
    expect((await ask(api, 'analytics/cost', QUERY, ENTERPRISE)).status).toBe(200);
  });
});

describe('usage analytics', () => {
  const usageOf = (row: Row) => {
    const usage = row.usage as Record<string, number> & {
      cache_creation: Record<string, number>;
      server_tool_use: Record<string, number>;
    };
    return {
      uncachedInput: usage.uncached_input_tokens,
      cacheRead: usage.cache_read_input_tokens,
      cacheWrite5m: usage.cache_creation.ephemeral_5m_input_tokens,
      cacheWrite1h: usage.cache_creation.ephemeral_1h_input_tokens,
      output: usage.output_tokens,
      webSearches: usage.server_tool_use.web_search_requests,
    };
  };

  it.each([
    ['console', ['key', 'model']],
    ['console', ['tier']],
    ['enterprise', ['user']],
  ] as const)('of the %s organisation by %j is the truth', async (source, by) => {
    const api = await startApi();
    const fields = by.map((grouping) => FIELDS[grouping]);
    const rows = rowsOf(
      await askAll(api, 'analytics/usage', { ...QUERY, limit: 50, group_by: fields }, headersOf(source)),
    );
    const used = rows
      .filter((row) => Object.values(usageOf(row)).some((count) => (count ?? 0) > 0))
      .map((row): [string, unknown] => [groupName(fields.map((field) => readValue(row, field))), usageOf(row)]);
    expect(sorted(used)).toEqual(sorted(truthOfUsage(COMPANY, question(source, { by }))));
  });

  it('totals its tokens and ranks by them, or by what is asked for', async () => {
    const api = await startApi();
    const read = async (rest: Query) =>
      rowsOf(await askAll(api, 'analytics/usage', { ...QUERY, group_by: ['model'], ...rest })).map(
        (row) => row.usage as Record<string, number>,
      );
    const usual = (await read({})).map(({ total_tokens = 0 }) => total_tokens);
    const output = (await read({ order_by: 'output_tokens', order: 'asc' })).map(
      ({ output_tokens = 0 }) => output_tokens,
    );
    expect(usual).toEqual([...usual].sort((a, b) => b - a));
    expect(output).toEqual([...output].sort((a, b) => a - b));
  });

  it('has no cost dimensions', async () => {
    const api = await startApi();
    expect((await ask(api, 'analytics/usage', { ...QUERY, group_by: ['cost_type'] })).status).toBe(400);
    expect((await ask(api, 'analytics/usage', { ...QUERY, order_by: 'amount' })).status).toBe(400);
  });
});
