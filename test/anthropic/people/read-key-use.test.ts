import { describe, expect, test } from 'vitest';
import { readKeyUse } from '../../../src/anthropic/people/read-key-use.ts';
import { isoDay, plusDays, type Span } from '../../../src/domain/day.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { catchProblem } from '../support/catch-problem.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';
import { createMemoryHistory, day, refuse, serve, span } from './serve-exactly.ts';

const CLASSIC = '/v1/organizations/usage_report/messages';
const ANALYTICS = '/v1/organizations/analytics/usage';
const NINETY = span('2026-08-25', '2026-11-23');
const DAY_MS = 86_400_000;

allowOnlyServed();

const counts = (more: object = {}) => ({
  uncached_input_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
  output_tokens: 0,
  server_tool_use: { web_search_requests: 0 },
  ...more,
});
const used = counts({ output_tokens: 7 });
const use = (api_key_id: string | null, more: object = used) => ({ api_key_id, model: null, ...more });
const bucket = (iso: string, ...results: readonly object[]) => ({
  starting_at: `${iso}T00:00:00Z`,
  ending_at: `${isoDay(plusDays(day(iso), 1))}T00:00:00Z`,
  results,
});
const classic = (from: string, to: string, limit = 31) =>
  `${CLASSIC}?starting_at=${from}T00:00:00Z&ending_at=${to}T00:00:00Z&bucket_width=1d&group_by[]=api_key_id&limit=${limit}`;
const buckets = (...data: readonly object[]) => ({ data, has_more: false, next_page: null });

/** One process after another over the same stored history. */
const createReader = (history = createMemoryHistory(), keyCount = 2) => {
  const clock = createFakeClock('2026-11-22T09:00:00Z');
  const { transport } = createNockedTransport({ clock });
  const read = async (asked: Span = NINETY) => {
    const countKeys = () => Promise.resolve(keyCount);
    const reading = { source: 'console', transport, history, clock, owner: 'console-1', countKeys } as const;
    const keyUse = await readKeyUse(reading, asked);
    return Object.fromEntries([...keyUse.lastUsed].map(([id, last]) => [id, isoDay(last)]));
  };
  return { history, clock, read, transport };
};
const FIRST = classic('2026-08-25', '2026-11-23');

describe('the classic report', () => {
  test('gives the last day of use of each key, today included, from every page', async () => {
    serve(FIRST, {
      data: [bucket('2026-08-25', use('apikey_old'), use('apikey_1')), bucket('2026-08-26')],
      has_more: true,
      next_page: 'page_2',
    });
    serve(
      `${FIRST}&page=page_2`,
      buckets(bucket('2026-10-01', use('apikey_1')), bucket('2026-11-22', use('apikey_2'))),
    );
    expect(await createReader().read()).toEqual({
      apikey_old: '2026-08-25',
      apikey_1: '2026-10-01',
      apikey_2: '2026-11-22',
    });
  });

  test.each([
    [0, 31],
    [1_612, 31],
    [1_613, 30],
    [10_000, 5],
    [200_000, 1],
  ])('is read so that a page for %i keys holds %i days', async (keyCount, days) => {
    serve(classic('2026-08-25', '2026-11-23', days), buckets(bucket('2026-11-03', use('apikey_1'))));
    expect(await createReader(createMemoryHistory(), keyCount).read()).toEqual({ apikey_1: '2026-11-03' });
  });

  test.each([
    ['uncached input', { uncached_input_tokens: 1 }, true],
    ['cache reads', { cache_read_input_tokens: 1 }, true],
    ['cache writes', { cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 1 } }, true],
    ['output', { output_tokens: 1 }, true],
    ['a web search', { server_tool_use: { web_search_requests: 1 } }, true],
    ['zeros', {}, false],
  ])('counts %s as use or not', async (_, more, isUse) => {
    serve(FIRST, buckets(bucket('2026-11-03', use('apikey_1', counts(more)), use(null, counts(more)))));
    expect(await createReader().read()).toEqual(isUse ? { apikey_1: '2026-11-03' } : {});
  });

  test.each([
    [use('apikey_1', counts({ output_tokens: undefined })), 'data[0].results[0].output_tokens', 'number'],
    [used, 'data[0].results[0].api_key_id', 'string'],
  ])('without what it must have is no answer (%#)', async (broken, field, expected) => {
    serve(FIRST, buckets(bucket('2026-11-03', broken)));
    expect(await catchProblem(createReader().read())).toMatchObject({ kind: 'unexpected-reply', field, expected });
  });
});

test('pages that are gone whenever they are read are the problem, and no other report is asked', async () => {
  for (let reading = 1; reading <= 3; reading += 1) {
    serve(FIRST, { ...buckets(bucket('2026-08-25', use('apikey_1'))), has_more: true, next_page: 'page_2' });
    refuse(`${FIRST}&page=page_2`, 410, 'cursor expired');
  }
  expect(await catchProblem(createReader().read())).toMatchObject({
    kind: 'bad-request',
    status: 410,
    endpoint: CLASSIC,
  });
});

describe('asking again', () => {
  const begin = async () => {
    const { history, read } = createReader();
    serve(
      FIRST,
      buckets(
        bucket('2026-08-25', use('apikey_old')),
        bucket('2026-10-01', use('apikey_1')),
        bucket('2026-11-19', use('apikey_2')),
        bucket('2026-11-21', use('apikey_2')),
      ),
    );
    await read();
    return createReader(history);
  };

  test('reads the last three days alone, after a restart too', async () => {
    const { read } = await begin();
    serve(classic('2026-11-20', '2026-11-23'), buckets(bucket('2026-11-22', use('apikey_1'))));
    // The use of the 21st was not settled: the report no longer has it.
    expect(await read()).toEqual({ apikey_old: '2026-08-25', apikey_1: '2026-11-22', apikey_2: '2026-11-19' });
  });

  test('a week later reads that week, and forgets what fell out of the span', async () => {
    const { read, clock } = await begin();
    clock.advance(7 * DAY_MS);
    const asked = span('2026-09-01', '2026-11-30');
    serve(classic('2026-11-20', '2026-11-30'), buckets(bucket('2026-11-25', use('apikey_3'))));
    expect(await read(asked)).toEqual({ apikey_1: '2026-10-01', apikey_2: '2026-11-19', apikey_3: '2026-11-25' });
    serve(classic('2026-11-27', '2026-11-30'), buckets());
    expect(await read(asked)).toMatchObject({ apikey_3: '2026-11-25' });
  });

  test('for fewer days needs no more than the open ones', async () => {
    const { read } = await begin();
    serve(classic('2026-11-20', '2026-11-23'), buckets());
    expect(await read(span('2026-10-24', '2026-11-23'))).toEqual({ apikey_2: '2026-11-19' });
  });

  test('for complete days alone does not know of today', async () => {
    const { read } = await begin();
    serve(classic('2026-11-20', '2026-11-22'), buckets(bucket('2026-11-21', use('apikey_1'))));
    expect(await read(span('2026-08-25', '2026-11-22'))).toMatchObject({ apikey_1: '2026-11-21' });
  });

  test('for more days reads them all, once', async () => {
    const { read } = await begin();
    const wider = span('2026-08-20', '2026-11-23');
    serve(classic('2026-08-20', '2026-11-23'), buckets(bucket('2026-08-21', use('apikey_0'))));
    expect(await read(wider)).toEqual({ apikey_0: '2026-08-21' });
    serve(classic('2026-11-20', '2026-11-23'), buckets());
    expect(await read(wider)).toEqual({ apikey_0: '2026-08-21' });
  });

  test('about the past reads that, and keeps what is known of later days', async () => {
    const { read } = await begin();
    serve(classic('2026-09-01', '2026-10-01'), buckets(bucket('2026-09-09', use('apikey_1'))));
    expect(await read(span('2026-09-01', '2026-10-01'))).toEqual({ apikey_1: '2026-09-09' });
    serve(classic('2026-11-20', '2026-11-23'), buckets());
    expect(await read()).toEqual({ apikey_old: '2026-08-25', apikey_1: '2026-10-01', apikey_2: '2026-11-19' });
  });

  test.each([
    ['unreadable', 'not JSON'],
    ['of another version', '{"version":2}'],
    ['from a clock that was ahead', JSON.stringify({ version: 1, from: 20_000, to: 30_000, lastUsed: [] })],
  ])('what is stored but %s is read anew, and replaced', async (_, stored) => {
    const { history, read } = createReader();
    history.values.set('console-1-key-use', stored);
    serve(FIRST, buckets(bucket('2026-10-01', use('apikey_1'))));
    expect(await read()).toEqual({ apikey_1: '2026-10-01' });
    serve(classic('2026-11-20', '2026-11-23'), buckets());
    expect(await read()).toEqual({ apikey_1: '2026-10-01' });
  });

  test('after a failure nothing of it is kept', async () => {
    const { history, read } = createReader();
    refuse(FIRST, 401, 'invalid x-api-key');
    expect(await catchProblem(read())).toMatchObject({ kind: 'key-refused' });
    expect([...history.values]).toEqual([]);
  });
});

test('days that have not begun are not asked for', async () => {
  serve(classic('2026-11-20', '2026-11-23'), buckets(bucket('2026-11-22', use('apikey_1'))));
  const { read } = createReader();
  expect(await read(span('2026-11-20', '2026-12-01'))).toEqual({ apikey_1: '2026-11-22' });
  expect(await read(span('2026-11-23', '2026-12-01'))).toEqual({});
});

describe('where the classic report does not answer the key', () => {
  const analytics = (from: string, to: string) =>
    `${ANALYTICS}?starting_at=${from}T00:00:00Z&ending_at=${to}T00:00:00Z&time_bucket_width=1d&group_by[]=api_key_id&limit=1000`;
  const row = (iso: string, api_key_id: string | null, usage: object = used) => ({
    starting_at: `${iso}T00:00:00Z`,
    group: { api_key_id, model: null },
    usage,
  });
  const rows = (...data: readonly object[]) => ({ ...buckets(...data), data_refreshed_at: '2026-11-22T08:00:00Z' });
  const headers = { 'anthropic-beta': 'analytics-usage-cost-2026-08-24' };

  test.each([400, 403, 404])('with %i, the analytics endpoint does, 31 days at a time', async (status) => {
    refuse(FIRST, status, 'no');
    serve(analytics('2026-08-25', '2026-09-25'), rows(row('2026-09-01', 'apikey_1')), { headers });
    serve(analytics('2026-09-25', '2026-10-26'), {
      ...rows(row('2026-10-02', 'apikey_1')),
      has_more: true,
      next_page: 'p2',
    });
    serve(`${analytics('2026-09-25', '2026-10-26')}&page=p2`, rows(row('2026-10-01', 'apikey_2')));
    serve(
      analytics('2026-10-26', '2026-11-23'),
      rows(row('2026-11-02', null), row('2026-11-03', 'apikey_2', counts())),
    );
    expect(await createReader().read()).toEqual({ apikey_1: '2026-10-02', apikey_2: '2026-10-01' });
  });

  test('and nothing else does either, that is the problem', async () => {
    refuse(FIRST, 404, 'gone');
    refuse(analytics('2026-08-25', '2026-09-25'), 403, 'Missing required scopes.');
    expect(await catchProblem(createReader().read())).toMatchObject({ kind: 'scope-missing', endpoint: ANALYTICS });
  });
});
