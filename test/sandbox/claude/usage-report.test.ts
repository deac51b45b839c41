import { describe, expect, it } from 'vitest';
import { plusDays, toInstant } from '../../../src/domain/day.ts';
import { usageAlgebra } from '../../../src/domain/measure.ts';
import type { Usage } from '../../../src/domain/spend.ts';
import { groupName, truthOfUsage } from '../truth.ts';
import { ask, askAll, COMPANY, NOW, refusal, startApi, TODAY } from './ask.ts';

interface Row {
  readonly uncached_input_tokens: number;
  readonly cache_read_input_tokens: number;
  readonly cache_creation: { readonly ephemeral_5m_input_tokens: number; readonly ephemeral_1h_input_tokens: number };
  readonly output_tokens: number;
  readonly server_tool_use: { readonly web_search_requests: number };
  readonly [dimension: string]: unknown;
}

const usageOf = (row: Row): Usage => ({
  uncachedInput: row.uncached_input_tokens,
  cacheRead: row.cache_read_input_tokens,
  cacheWrite5m: row.cache_creation.ephemeral_5m_input_tokens,
  cacheWrite1h: row.cache_creation.ephemeral_1h_input_tokens,
  output: row.output_tokens,
  webSearches: row.server_tool_use.web_search_requests,
});

const rowsOf = (pages: readonly { readonly data: readonly { readonly results: readonly Row[] }[] }[]): Row[] =>
  pages.flatMap(({ data }) => data.flatMap(({ results }) => results));

const text = (value: unknown): string | null => (value === null ? null : String(value));
const sumsBy = (rows: readonly Row[], ...fields: readonly string[]): [string, Usage][] => {
  const groups = Map.groupBy(rows, (row) => groupName(fields.map((field) => text(row[field]))));
  return [...groups].map(([name, own]) => [name, own.map(usageOf).reduce(usageAlgebra.add, usageAlgebra.zero)]);
};
const sorted = <T>(entries: Iterable<[string, T]>): [string, T][] => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

const WEEK = { from: plusDays(TODAY, -7), to: TODAY };
const QUERY = { starting_at: '2026-11-15T00:00:00Z', ending_at: '2026-11-22T00:00:00Z' };
const usualWorkspace = COMPANY.console.workspaces.find(({ isDefault }) => isDefault)?.id ?? '';

describe('the usage report', () => {
  it.each([
    ['model', 'model'],
    ['key', 'api_key_id'],
    ['tier', 'service_tier'],
  ] as const)('adds up to the truth by %s', async (by, field) => {
    const api = await startApi();
    const rows = rowsOf(await askAll(api, 'usage_report/messages', { ...QUERY, group_by: [field] }));
    expect(sorted(sumsBy(rows, field))).toEqual(
      sorted(truthOfUsage(COMPANY, { source: 'console', span: WEEK, by: [by] })),
    );
  });

  it('adds up by workspace and model, where the default workspace is null', async () => {
    const api = await startApi();
    const rows = rowsOf(await askAll(api, 'usage_report/messages', { ...QUERY, group_by: ['workspace_id', 'model'] }));
    const truth = truthOfUsage(COMPANY, { source: 'console', span: WEEK, by: ['workspace', 'model'] });
    const named = [...truth].map(([name, usage]): [string, Usage] => [name.replace(usualWorkspace, '–'), usage]);
    expect(sorted(sumsBy(rows, 'workspace_id', 'model'))).toEqual(sorted(named));
  });

  it('names people only where they signed in, and service accounts only where they are federated', async () => {
    const api = await startApi();
    const group_by = ['account_id', 'service_account_id', 'api_key_id'];
    const rows = rowsOf(await askAll(api, 'usage_report/messages', { ...QUERY, group_by }));
    const people = rows.filter(({ account_id }) => account_id !== null);
    expect(people.length).toBeGreaterThan(10);
    expect(people.every(({ api_key_id }) => api_key_id === null)).toBe(true);
    expect(new Set(rows.map(({ service_account_id }) => service_account_id)).size).toBe(2);
  });

  it('filters, any value within a filter and every filter together', async () => {
    const api = await startApi();
    const models = ['claude-opus-4-8', 'claude-sonnet-5'];
    const filters = { models, service_tiers: ['batch'], workspace_ids: [usualWorkspace] };
    const rows = rowsOf(await askAll(api, 'usage_report/messages', { ...QUERY, models, group_by: ['model'] }));
    expect(new Set(rows.map(({ model }) => model))).toEqual(new Set(models));
    expect(rowsOf(await askAll(api, 'usage_report/messages', { ...QUERY, ...filters }))).toEqual([]);
    const old = await askAll(api, 'usage_report/messages', {
      ...QUERY,
      inference_geos: ['not_available'],
      group_by: ['model'],
    });
    expect(new Set(rowsOf(old).map(({ model }) => model))).toEqual(new Set(['claude-3-5-haiku-20241022']));
  });

  it('serves the running day as far as it is known, five minutes ago', async () => {
    const api = await startApi();
    const { body } = await ask(api, 'usage_report/messages', { starting_at: '2026-11-22T00:00:00Z' });
    const until = toInstant(NOW - 5 * 60_000);
    const truth = truthOfUsage(COMPANY, { source: 'console', span: { from: TODAY, to: plusDays(TODAY, 1) }, until });
    expect(body.data).toHaveLength(1);
    expect(usageOf(body.data[0].results[0])).toEqual(truth.get(''));
  });

  it('gives the same in hours and in minutes as in days', async () => {
    const api = await startApi();
    const day = { starting_at: '2026-11-20T00:00:00Z', ending_at: '2026-11-21T00:00:00Z' };
    const total = async (width: string, limit: number) =>
      rowsOf(await askAll(api, 'usage_report/messages', { ...day, bucket_width: width, limit }))
        .map(usageOf)
        .reduce(usageAlgebra.add, usageAlgebra.zero);
    const whole = await total('1d', 1);
    expect(await total('1h', 5)).toEqual(whole);
    expect(await total('1m', 1440)).toEqual(whole);
    expect(whole.output).toBeGreaterThan(1_000_000);
  });

  it.each([
    ['1d', 7, 31],
    ['1h', 24, 168],
    ['1m', 60, 1440],
  ])('in %s buckets gives %i by default and %i at most', async (bucket_width, usual, most) => {
    const api = await startApi();
    const query = { starting_at: '2026-11-01T00:00:00Z', bucket_width };
    const { body } = await ask(api, 'usage_report/messages', query);
    expect([body.data.length, body.has_more]).toEqual([usual, true]);
    expect((await ask(api, 'usage_report/messages', { ...query, limit: most + 1 })).status).toBe(400);
  });

  it.each([
    [
      {
        ...QUERY,
        group_by: ['model', 'api_key_id', 'workspace_id', 'service_tier', 'context_window', 'inference_geo'],
      },
      'Cannot specify more than 5 group_by[] dimensions.',
    ],
    [{ ...QUERY, service_tiers: ['gold'] }, 'service_tiers[]: Input should be'],
    [{ ...QUERY, context_windows: ['0-200k'] }, 'context_windows[]: Extra inputs are not permitted'],
    [{ ...QUERY, group_by: ['speed'] }, 'speed requires the anthropic-beta header fast-mode-2026-02-01'],
    [
      { starting_at: '2026-11-22T00:00:00Z', ending_at: '2026-11-22T09:00:00Z' },
      'Invalid date range: ending date must be after starting date',
    ],
  ])('refuses %o', async (query, message) => {
    const api = await startApi();
    expect(refusal(await ask(api, 'usage_report/messages', query))).toContain(`400 invalid_request_error: ${message}`);
  });
});

describe('the Claude Code report', () => {
  it('names people by e-mail for one day, page by page', async () => {
    const api = await startApi();
    const query = { starting_at: '2026-11-20', limit: 12 };
    const pages = await askAll(api, 'usage_report/claude_code', query);
    const rows = pages.flatMap(({ data }) => data);
    const emails = new Set(COMPANY.console.members.map(({ email }) => email));
    expect(pages.slice(0, -1).every(({ data }) => data.length === 12)).toBe(true);
    expect(new Set(rows.map(({ actor }) => actor.email_address)).size).toBe(30);
    expect(rows.length, 'some people have two rows').toBeGreaterThan(30);
    expect(new Set(rows.map(({ actor, is_remote }) => `${actor.email_address} ${is_remote}`)).size).toBe(rows.length);
    expect(rows.every(({ actor }) => actor.type === 'user_actor' && emails.has(actor.email_address))).toBe(true);
    expect(rows.every(({ date }) => date === '2026-11-20T00:00:00Z')).toBe(true);
    expect(typeof rows[0].model_breakdown[0].estimated_cost.amount).toBe('number');
  });

  it('takes a plain date only', async () => {
    const api = await startApi();
    expect((await ask(api, 'usage_report/claude_code', { starting_at: '2026-11-20T00:00:00Z' })).status).toBe(400);
    expect((await ask(api, 'usage_report/claude_code', { starting_at: '2026-02-30' })).status).toBe(400);
  });
});
