import { describe, expect, it } from 'vitest';
import { parseInstant, plusDays, toInstant } from '../../../src/domain/day.ts';
import { fromCents, type Money, sum, ZERO } from '../../../src/domain/money.ts';
import { scaleDay } from '../../../src/sandbox/organisation/changes.ts';
import { groupName, totalCost, truthOfCost } from '../truth.ts';
import { ask, askAll, COMPANY, NOW, refusal, startApi, TODAY } from './ask.ts';

interface Row {
  readonly amount: string;
  readonly [field: string]: string | null;
}

const MONTH = { from: plusDays(TODAY, -21), to: TODAY };
const QUERY = { starting_at: '2026-11-01T00:00:00Z', ending_at: '2026-11-22T00:00:00Z' };
const CLASSIC = { source: 'console', generation: 'classic' } as const;

const money = (row: Row | undefined): Money => fromCents(row?.amount ?? '') ?? ZERO;
const rowsOf = (pages: readonly { readonly data: readonly { readonly results: readonly Row[] }[] }[]): Row[] =>
  pages.flatMap(({ data }) => data.flatMap(({ results }) => results));

const sumsBy = (rows: readonly Row[], ...fields: readonly string[]): Map<string, Money> => {
  const groups = Map.groupBy(rows, (row) => groupName(fields.map((field) => row[field] ?? null)));
  return new Map([...groups].map(([name, own]) => [name, sum(own.map(money))]));
};

const sorted = <T>(map: Map<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the legacy cost report', () => {
  it('adds up to the truth without Priority Tier, day by day', async () => {
    const api = await startApi();
    const { body } = await ask(api, 'cost_report', { ...QUERY, limit: 31 });
    expect(body.data).toHaveLength(21);
    expect(body).toMatchObject({ has_more: false, next_page: null });
    for (const [index, bucket] of body.data.entries()) {
      const day = plusDays(MONTH.from, index);
      expect(money(bucket.results[0])).toBe(
        totalCost(COMPANY, { ...CLASSIC, span: { from: day, to: plusDays(day, 1) } }),
      );
    }
    expect(totalCost(COMPANY, { ...CLASSIC, span: MONTH })).toBeLessThan(
      totalCost(COMPANY, { source: 'console', span: MONTH }),
    );
  });

  it('gives the same by workspace, where the default one is null', async () => {
    const api = await startApi();
    const rows = rowsOf(await askAll(api, 'cost_report', { ...QUERY, group_by: ['workspace_id'] }));
    expect(sorted(sumsBy(rows, 'workspace_id'))).toEqual(
      sorted(truthOfCost(COMPANY, { ...CLASSIC, span: MONTH, by: ['workspace'] })),
    );
    expect(rows.some(({ workspace_id }) => workspace_id === null)).toBe(true);
    expect(
      rows.every(({ model, cost_type, description }) => model === null && cost_type === null && description === null),
    ).toBe(true);
  });

  it('gives the same by description, whose fields tell service, token type and model', async () => {
    const api = await startApi();
    const rows = rowsOf(await askAll(api, 'cost_report', { ...QUERY, group_by: ['description', 'workspace_id'] }));
    expect(sorted(sumsBy(rows, 'cost_type', 'token_type'))).toEqual(
      sorted(truthOfCost(COMPANY, { ...CLASSIC, span: MONTH, by: ['service', 'token'] })),
    );
    const models = truthOfCost(COMPANY, {
      ...CLASSIC,
      span: MONTH,
      by: ['model'],
      filters: [{ by: 'service', ids: ['tokens'] }],
    });
    expect(
      sorted(
        sumsBy(
          rows.filter(({ cost_type }) => cost_type === 'tokens'),
          'model',
        ),
      ),
    ).toEqual(sorted(models));
    expect(new Set(rows.map(({ service_tier }) => service_tier))).toEqual(new Set(['standard', 'batch', null]));
    const search = rows.find(({ cost_type }) => cost_type === 'web_search');
    expect(search).toMatchObject({
      description: 'Web Search Usage',
      model: null,
      service_tier: null,
      inference_geo: null,
    });
  });

  it('pages by buckets: seven by default, at most thirty-one', async () => {
    const api = await startApi();
    const pages = await askAll(api, 'cost_report', QUERY);
    expect(pages.map(({ data }) => data.length)).toEqual([7, 7, 7]);
    expect(pages.map(({ has_more }) => has_more)).toEqual([true, true, false]);
    expect(pages[0].next_page).toBe(`page_${Buffer.from('2026-11-08T00:00:00Z').toString('base64')}`);
    expect(refusal(await ask(api, 'cost_report', { ...QUERY, limit: 32 }))).toBe(
      '400 invalid_request_error: limit: Input should be less than or equal to 31',
    );
    expect((await ask(api, 'cost_report', { ...QUERY, page: 'page_x' })).status).toBe(400);
  });

  it('has a bucket for every day before the first use', async () => {
    const api = await startApi();
    const { body } = await ask(api, 'cost_report', { starting_at: '2026-07-20T00:00:00Z' });
    expect(body.data.map(({ results }: { results: unknown[] }) => results.length)).toEqual([0, 0, 0, 0, 0, 1, 1]);
  });

  it.each([
    ['today alone', { starting_at: '2026-11-22T00:00:00Z' }],
    ['today up to now', { starting_at: '2026-11-22T00:00:00Z', ending_at: '2026-11-22T09:00:00Z' }],
    ['today and tomorrow', { starting_at: '2026-11-22T00:00:00Z', ending_at: '2026-11-24T00:00:00Z' }],
    ['a part of one day', { starting_at: '2026-11-10T00:00:00Z', ending_at: '2026-11-10T23:59:59Z' }],
  ])('refuses %s, and that it will not help to ask again', async (_, query) => {
    const api = await startApi();
    const refused = await ask(api, 'cost_report', query);
    expect(refusal(refused)).toBe(
      '400 invalid_request_error: Invalid date range: ending date must be after starting date',
    );
    expect(refused.headers.get('x-should-retry')).toBe('false');
  });

  it('cuts an end in the future back to the last midnight', async () => {
    const api = await startApi();
    const { body } = await ask(api, 'cost_report', {
      starting_at: '2026-11-20T00:00:00Z',
      ending_at: '2026-12-01T00:00:00Z',
    });
    expect(body.data.map(({ ending_at }: { ending_at: string }) => ending_at)).toEqual([
      '2026-11-21T00:00:00Z',
      '2026-11-22T00:00:00Z',
    ]);
  });

  it('serves today where it is told to, as the documentation says', async () => {
    const api = await startApi({ settings: { costReportServesToday: true } });
    const { body } = await ask(api, 'cost_report', { starting_at: '2026-11-22T00:00:00Z' });
    const today = totalCost(COMPANY, { ...CLASSIC, span: { from: TODAY, to: plusDays(TODAY, 1) }, until: NOW });
    expect(money(body.data[0].results[0])).toBe(today);
  });

  it.each([
    [{ ...QUERY, workspace_ids: ['wrkspc_x'] }, 'workspace_ids[]: Extra inputs are not permitted'],
    [{ ...QUERY, group_by: ['model'] }, "group_by[]: Input should be 'workspace_id', 'description'"],
    [{ ...QUERY, bucket_width: '1h' }, "bucket_width: Input should be '1d'"],
    [{}, 'starting_at: Field required'],
    [{ starting_at: 'yesterday' }, 'starting_at: Input should be a valid datetime with timezone, got yesterday'],
  ])('refuses %o', async (query, message) => {
    const api = await startApi();
    expect(refusal(await ask(api, 'cost_report', query))).toBe(`400 invalid_request_error: ${message}`);
  });

  it('restates a day, and has another one tomorrow', async () => {
    const clock = { now: NOW };
    const api = await startApi({ now: () => clock.now });
    const friday = { starting_at: '2026-11-20T00:00:00Z', ending_at: '2026-11-21T00:00:00Z' };
    const read = async () => money((await ask(api, 'cost_report', friday)).body.data[0].results[0]);
    const before = await read();
    api.change(scaleDay('console', plusDays(TODAY, -2), 2));
    expect(await read()).toBe(before * 2n);
    clock.now = parseInstant('2026-11-23T00:00:01Z') ?? toInstant(0);
    const { status } = await ask(api, 'cost_report', { starting_at: '2026-11-22T00:00:00Z' });
    expect(status).toBe(200);
  });
});
