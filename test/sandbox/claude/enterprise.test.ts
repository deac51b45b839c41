import { describe, expect, it } from 'vitest';
import { parseInstant, parseIsoDay, plusDays, type Span, toInstant } from '../../../src/domain/day.ts';
import { fromCents, type Money, sum, ZERO } from '../../../src/domain/money.ts';
import type { Filter } from '../../../src/domain/spend.ts';
import { removeMember } from '../../../src/sandbox/organisation/changes.ts';
import { type Question, totalCost, truthOfCost, truthOfUsage } from '../truth.ts';
import { ask, askAll, COMPANY, ENTERPRISE, type Query, refusal, type Seen, startApi, TODAY, WATERMARK } from './ask.ts';

const MONTH = { from: plusDays(TODAY, -21), to: plusDays(TODAY, 1) };
const QUERY = { starting_at: '2026-11-01T00:00:00Z', ending_at: '2026-11-23T00:00:00Z' };
const question = (rest: Partial<Question> = {}): Question => ({
  source: 'enterprise',
  span: MONTH,
  until: WATERMARK,
  ...rest,
});
const deletedToo = COMPANY.enterprise.ledger
  .factsOn(plusDays(TODAY, -3))
  .flatMap(({ route: { actor } }) => (actor?.type === 'user' ? [actor] : []));

const get = (api: Parameters<typeof ask>[0], path: string, query: Query): Promise<Seen> =>
  ask(api, path, query, ENTERPRISE);
const money = (row: { readonly amount: string }): Money => fromCents(row.amount) ?? ZERO;
const sorted = <T>(map: Iterable<[string, T]>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** Messages and conversations of one product, as the facts have them. */
const chatTruth = (span: Span, product: string, userId: string) => {
  const days = Array.from({ length: span.to - span.from }, (_, index) => plusDays(span.from, index));
  const requests = days.map((day) =>
    COMPANY.enterprise.ledger
      .factsOn(day)
      .filter(
        ({ route: { actor, product: used } }) => used === product && actor?.type === 'user' && actor.id === userId,
      )
      .reduce((total, { counts }) => total + counts.requests, 0),
  );
  return {
    message_count: requests.reduce((total, count) => total + count, 0),
    distinct_conversation_count: requests.reduce((total, count) => total + Math.ceil(count / 6), 0),
  };
};

describe('activity of people', () => {
  it('adds the days of a range up, for chat and for unified chat', async () => {
    const api = await startApi();
    const range = { starting_date: '2026-11-10', ending_date: '2026-11-20', limit: 1000 };
    const { body } = await get(api, 'analytics/users', range);
    const span = { from: plusDays(TODAY, -12), to: plusDays(TODAY, -2) };
    for (const row of body.data) {
      expect(row.chat_metrics).toMatchObject(chatTruth(span, 'chat', row.user.id));
      expect(row.chat_cowork_unified_metrics.chat).toMatchObject(chatTruth(span, 'chat_cowork_unified', row.user.id));
    }
    const chatted = body.data.filter((row: Seen['body']) => row.chat_metrics.message_count > 0);
    const unified = body.data.filter((row: Seen['body']) => row.chat_cowork_unified_metrics.chat.message_count > 0);
    expect(chatted.length).toBeGreaterThan(30);
    expect(unified.length).toBeGreaterThan(10);
  });

  it('lists who was active, by e-mail, page by page, with people who were removed', async () => {
    const api = await startApi();
    const pages = await askAll(api, 'analytics/users', { date: '2026-11-19', limit: 25 }, ENTERPRISE);
    const emails = pages.flatMap(({ data }) => data.map((row: Seen['body']) => row.user.email_address));
    expect(pages.map(({ data }) => data.length).slice(0, 2)).toEqual([25, 25]);
    expect(emails).toEqual([...emails].sort());
    expect(emails).toContain('removed.seat@acme.example');
    expect(emails.length, 'not every seat is used').toBeLessThan(80);
  });

  it('gives one person where one is asked for', async () => {
    const api = await startApi();
    const [user] = deletedToo;
    const { body } = await get(api, 'analytics/users', { date: '2026-11-19', filter: [`user_id:${user?.id}`] });
    expect(body.data.map((row: Seen['body']) => row.user.id)).toEqual([user?.id]);
    expect(refusal(await get(api, 'analytics/users', { date: '2026-11-19', filter: ['team:a'] }))).toContain('team');
  });

  it.each([
    ['2026-11-22T09:30:00Z', '2026-11-20'],
    ['2026-11-22T17:00:00Z', '2026-11-21'],
  ])('at %s names the newest day: %s', async (now, newest) => {
    const api = await startApi({ now: () => parseInstant(now) ?? toInstant(0) });
    const early = await get(api, 'analytics/users', { date: '2026-11-22' });
    expect(refusal(early)).toMatch(
      new RegExp(`^400 invalid_request_error: Requested date 2026-11-22 .* ${newest}\\.$`),
    );
    expect((await get(api, 'analytics/users', { date: newest })).status).toBe(200);
  });

  it('wants either a day or a range', async () => {
    const api = await startApi();
    expect((await get(api, 'analytics/users', {})).status).toBe(400);
    const both = { date: '2026-11-10', starting_date: '2026-11-10' };
    expect((await get(api, 'analytics/users', both)).status).toBe(400);
  });
});

describe('summaries', () => {
  it('count people once a day, week and month', async () => {
    const api = await startApi();
    const { body } = await get(api, 'analytics/summaries', { starting_date: '2026-11-17', ending_date: '2026-11-20' });
    const users = (day: number, window: number): number =>
      truthOfUsage(COMPANY, {
        source: 'enterprise',
        span: { from: plusDays(TODAY, day - window + 1), to: plusDays(TODAY, day + 1) },
        by: ['user'],
      }).size - 1; // One group is use by nobody in particular.
    expect(body.data).toHaveLength(3);
    expect(body.summaries).toEqual(body.data);
    expect(body.data[2]).toMatchObject({
      starting_at: '2026-11-19T00:00:00Z',
      ending_at: '2026-11-20T00:00:00Z',
      assigned_seat_count: 80,
      pending_invite_count: 4,
      daily_active_user_count: users(-3, 1),
      weekly_active_user_count: users(-3, 7),
      monthly_active_user_count: users(-3, 30),
    });
  });
});

describe('reports by person', () => {
  it('cost what the truth says, without use that belongs to nobody', async () => {
    const api = await startApi();
    const pages = await askAll(
      api,
      'analytics/user_cost_report',
      { ...QUERY, group_by: ['product'], limit: 40 },
      ENTERPRISE,
    );
    const rows = pages.flatMap(({ data }) => data);
    const found = new Map(
      rows.map((row): [string, Money] => {
        return [`${row.actor.user_id} | ${row.product.replace('claude-tag', 'claude_tag')}`, money(row)];
      }),
    );
    const truth = [...truthOfCost(COMPANY, question({ by: ['user', 'product'] }))].filter(
      ([name]) => !name.startsWith('–'),
    );
    expect(found.size).toBe(rows.length);
    expect(sorted(found)).toEqual(sorted(truth));
    expect(rows.some(({ actor }) => actor.deleted && actor.email_address === null)).toBe(true);
    expect(rows.some(({ actor }) => actor.name === null)).toBe(true);
  });

  it('count tokens as the truth does, for the products asked for', async () => {
    const api = await startApi();
    const query = { ...QUERY, products: ['chat', 'chat_cowork_unified'], limit: 1000 };
    const { body } = await get(api, 'analytics/user_usage_report', query);
    const filters: Filter[] = [{ by: 'product', ids: ['chat', 'chat_cowork_unified'] }];
    const truth = truthOfUsage(COMPANY, question({ by: ['user'], filters }));
    const outputs = body.data.map((row: Seen['body']): [string, number] => [row.actor.user_id, row.output_tokens]);
    expect(sorted(outputs)).toEqual(sorted([...truth].map(([id, { output }]): [string, number] => [id, output])));
    expect(body.data[0]).toMatchObject({ product: null, starting_at: null, ending_at: null });
    expect(body.data_refreshed_at).toBe('2026-11-22T07:00:00Z');
  });

  it('can leave deleted people out, and ask for some', async () => {
    const api = await startApi();
    const query = { ...QUERY, limit: 1000 };
    const all = (await get(api, 'analytics/user_cost_report', query)).body.data;
    const present = (await get(api, 'analytics/user_cost_report', { ...query, exclude_deleted_users: 'true' })).body
      .data;
    const [one] = all;
    const asked = (await get(api, 'analytics/user_cost_report', { ...query, user_ids: [one.actor.user_id] })).body.data;
    expect(all.length - present.length).toBe(2);
    expect(asked).toEqual([one]);
  });
});

describe('reports of the organisation over time', () => {
  it('have a bucket a day, empty ones too, and everything in them', async () => {
    const api = await startApi();
    const query = { starting_at: '2026-07-20T00:00:00Z', ending_at: '2026-07-30T00:00:00Z', bucket_width: '1d' };
    const pages = await askAll(api, 'analytics/cost_report', query, ENTERPRISE);
    const days = pages.flatMap(({ data }) => data);
    expect(pages.map(({ data }) => data.length)).toEqual([7, 3]);
    expect(days.map(({ results }) => results.length)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    const span = { from: parseIsoDay('2026-07-20') ?? TODAY, to: parseIsoDay('2026-07-30') ?? TODAY };
    const total = sum(days.flatMap(({ results }) => results.map(money)));
    expect(total).toBe(totalCost(COMPANY, { source: 'enterprise', span }));
  });

  it('are grouped by Slack channel and kind of cost', async () => {
    const api = await startApi();
    const query = { ...QUERY, group_by: ['slack_channel_id', 'cost_type'] };
    const pages = await askAll(api, 'analytics/cost_report', query, ENTERPRISE);
    const rows = pages.flatMap(({ data }) => data.flatMap(({ results }: Seen['body']) => results));
    const groups = Map.groupBy(rows, (row) => `${row.slack_channel_id ?? '–'} | ${row.cost_type}`);
    const found = [...groups].map(([name, own]): [string, Money] => [name, sum(own.map(money))]);
    expect(sorted(found)).toEqual(sorted(truthOfCost(COMPANY, question({ by: ['channel', 'service'] }))));
  });

  it('count tokens without summing them', async () => {
    const api = await startApi();
    const { body } = await get(api, 'analytics/usage_report', { ...QUERY, products: ['claude_code'] });
    expect(body.data[3].results[0]).not.toHaveProperty('total_tokens');
    expect(body.data[3].results[0].output_tokens).toBeGreaterThan(0);
  });
});

describe('spend limits', () => {
  it('are the member’s own, the organisation’s, or none, with what is spent this month', async () => {
    const api = await startApi();
    const { body } = await get(api, 'spend_limits/effective', { limit: 1000 });
    const spent = truthOfCost(COMPANY, question({ by: ['user'] }));
    expect(body.data).toHaveLength(80);
    expect(new Set(body.data.map(({ amount, source }: Seen['body']) => `${source.type} ${amount}`))).toEqual(
      new Set(['user 20000', 'user 8400', 'user null', 'organization 25000']),
    );
    for (const { scope, period_to_date_spend } of body.data) {
      const known = fromCents(period_to_date_spend) ?? ZERO;
      expect(known).toBe((spent.get(scope.user_id) ?? 0n) - ((spent.get(scope.user_id) ?? 0n) % 10n ** 13n));
    }
    expect(body.data.some((row: Seen['body']) => row.period_to_date_spend.includes('.'))).toBe(true);
  });

  it('have almost been used by one person from the start', async () => {
    const api = await startApi();
    const { body } = await get(api, 'spend_limits/effective', { limit: 1000 });
    const used = body.data
      .filter(({ amount }: Seen['body']) => amount !== null)
      .map(({ amount, period_to_date_spend }: Seen['body']) => Number(period_to_date_spend) / Number(amount));
    const near = used.filter((share: number) => share >= 0.9);
    expect(near).toHaveLength(1);
    expect(near[0]).toBeGreaterThan(0.91);
    expect(near[0]).toBeLessThan(0.95);
  });

  it('need their own scope, and end with the membership', async () => {
    const api = await startApi();
    const [first] = COMPANY.enterprise.members;
    api.change(removeMember('enterprise', first?.id ?? ''));
    const { body } = await get(api, 'spend_limits/effective', { user_ids: [first?.id ?? ''] });
    expect(body).toEqual({ data: [], next_page: null });
    api.configure({ scopes: ['read:analytics'] });
    expect((await get(api, 'spend_limits/effective', {})).status).toBe(403);
  });
});
