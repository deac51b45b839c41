import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/domain/day.ts';
import { fromCents, type Money, sum, ZERO } from '../../src/domain/money.ts';
import { SANDBOX_KEYS } from '../../src/sandbox/claude/settings.ts';
import { COMPANY, startApi, TODAY, WATERMARK } from '../sandbox/claude/ask.ts';
import { totalCost, truthOfCost, truthOfUsage } from '../sandbox/truth.ts';

const RANGE = { starting_at: '2026-11-01T00:00:00Z', ending_at: '2026-11-23T00:00:00Z' };
const SPAN = { from: plusDays(TODAY, -21), to: plusDays(TODAY, 1) };

const connect = async (source: 'console' | 'enterprise') => {
  const api = await startApi();
  const client = new Anthropic({ baseURL: api.url, apiKey: SANDBOX_KEYS[source], maxRetries: 0 });
  return { api, organization: client.organization, analytics: client.beta.organization.analytics, client };
};

const collect = async <T>(list: AsyncIterable<T>): Promise<readonly T[]> => {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
};

const money = (amount: string): Money => fromCents(amount) ?? ZERO;

describe('the official client reads the sample organisation', () => {
  it('to the last member, workspace, member of a workspace, key and invite', async () => {
    const { organization } = await connect('console');
    const users = await collect(organization.users.list({ limit: 7 }));
    const keys = await collect(organization.apiKeys.list({ limit: 9 }));
    const workspaces = await collect(
      organization.workspaces.list({ limit: 2, include_archived: true, include_default: true }),
    );
    const invites = await collect(organization.invites.list({ limit: 2 }));
    const production = workspaces.find(({ name }) => name === 'Production');
    const members = await collect(organization.workspaces.members.list(production?.id ?? '', { limit: 3 }));
    const sides = COMPANY.console;
    expect(users.map(({ id }) => id)).toEqual(sides.members.map(({ id }) => id));
    expect(keys.map(({ id }) => id)).toEqual(sides.apiKeys.map(({ id }) => id));
    expect(new Set(workspaces.map(({ id }) => id))).toEqual(new Set(sides.workspaces.map(({ id }) => id)));
    expect(invites.map(({ id }) => id)).toEqual(sides.invites.map(({ id }) => id));
    expect(members.map(({ user_id }) => user_id)).toEqual(
      sides.workspaceMembers.get(production?.id ?? '')?.map(({ userId }) => userId),
    );
  });

  it.each(['console', 'enterprise'] as const)('and its costs add up to the truth: %s', async (source) => {
    const { analytics } = await connect(source);
    const question = { source, span: SPAN, until: WATERMARK };
    const rows = await collect(
      analytics.cost.list({ ...RANGE, group_by: ['model', 'actor', 'cost_type', 'token_type'], limit: 50 }),
    );
    const models = Map.groupBy(rows, ({ group }) => group.model ?? '–');
    expect(new Map([...models].map(([model, own]) => [model, sum(own.map(({ cost }) => money(cost.amount)))]))).toEqual(
      truthOfCost(COMPANY, { ...question, by: ['model'] }),
    );
    expect(sum(rows.map(({ cost }) => money(cost.amount)))).toBe(totalCost(COMPANY, question));
  });

  it.each(['console', 'enterprise'] as const)('and its tokens add up to the truth: %s', async (source) => {
    const { analytics } = await connect(source);
    const rows = await collect(
      analytics.usage.list({ ...RANGE, group_by: ['api_key_id', 'model'], time_bucket_width: '1d', limit: 90 }),
    );
    const truth = truthOfUsage(COMPANY, { source, span: SPAN, until: WATERMARK }).get('');
    const total = (count: (usage: (typeof rows)[number]['usage']) => number): number =>
      rows.reduce((sofar, { usage }) => sofar + count(usage), 0);
    expect({
      uncachedInput: total((usage) => usage.uncached_input_tokens),
      cacheRead: total((usage) => usage.cache_read_input_tokens),
      cacheWrite5m: total((usage) => usage.cache_creation.ephemeral_5m_input_tokens),
      cacheWrite1h: total((usage) => usage.cache_creation.ephemeral_1h_input_tokens),
      output: total((usage) => usage.output_tokens),
      webSearches: total((usage) => usage.server_tool_use.web_search_requests),
    }).toEqual(truth);
  });

  it('and the reports of claude.ai by person and over time', async () => {
    const { analytics, client } = await connect('enterprise');
    const activity = await collect(analytics.users.list({ date: '2026-11-19', limit: 10 }));
    const costs = await collect(analytics.userCostReport.list({ ...RANGE, limit: 10 }));
    const usage = await collect(analytics.userUsageReport.list({ ...RANGE, limit: 10 }));
    const buckets = await collect(analytics.costReport.list({ ...RANGE, bucket_width: '1d' }));
    const limits = await collect(client.beta.organization.spendLimits.effective.list({ limit: 10 }));
    const truth = truthOfCost(COMPANY, { source: 'enterprise', span: SPAN, until: WATERMARK, by: ['user'] });
    const people = new Map([...truth].filter(([id]) => id !== '–'));
    expect(new Set(activity.map(({ user }) => user?.id)).size).toBe(activity.length);
    expect(activity.length).toBeGreaterThan(50);
    expect(new Map(costs.map(({ actor, amount }) => [actor.user_id, money(amount)]))).toEqual(people);
    expect(new Set(usage.map(({ actor }) => actor.user_id))).toEqual(new Set(people.keys()));
    expect(sum(buckets.flatMap(({ results }) => results.map(({ amount }) => money(amount))))).toBe(sum(truth.values()));
    expect(limits).toHaveLength(80);
  });

  it('and its own errors are the ones that the client knows', async () => {
    const { organization } = await connect('enterprise');
    await expect(organization.apiKeys.list()).rejects.toBeInstanceOf(Anthropic.PermissionDeniedError);
    const { api } = await connect('console');
    const stranger = new Anthropic({ baseURL: api.url, apiKey: 'sk-ant-admin01-wrong', maxRetries: 0 });
    await expect(stranger.organization.users.list()).rejects.toBeInstanceOf(Anthropic.AuthenticationError);
    await expect(stranger.organization.users.list()).rejects.toMatchObject({
      requestID: expect.stringMatching(/^req_01/),
    });
  });
});
