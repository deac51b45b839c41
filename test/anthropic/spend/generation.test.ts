import { expect, test } from 'vitest';
import { failureOf } from './fake-api.ts';
import { answerOf, createHarness, day, span } from './harness.ts';
import { factOf, factsOf } from './make-facts.ts';

const TODAY = day('2026-11-22');
const HOUR_MS = 3_600_000;
const totals = { daily: span('2026-11-01', '2026-11-23'), breakdown: null, filters: [] };
const create = () => createHarness(factsOf(span('2026-10-01', '2026-11-23'), 2, 2), TODAY);

test.each([400, 403, 404] as const)(
  'where the analytics API answers %i, everything comes from the classic reports',
  async (status) => {
    const harness = create();
    harness.api.analytics = status;
    for (const part of [await harness.reader.cost(totals), await harness.reader.usage(totals)]) {
      const facts = answerOf<{ generation: string; covered: unknown; refreshedAt: unknown; daily: readonly unknown[] }>(
        part,
      );
      expect(facts).toMatchObject({ generation: 'classic', covered: { to: TODAY }, refreshedAt: null });
      expect(facts.daily).toHaveLength(21);
    }
    expect(await harness.reader.freshness()).toMatchObject({ generation: 'classic' });
  },
);

test.each([401, 429, 500])('where it answers %i, the question fails and nothing is switched', async (status) => {
  const harness = create();
  harness.api.before = ({ path }) => {
    throw failureOf(path, status);
  };
  expect((await harness.reader.cost(totals)).state).toBe('failed');
  await expect(harness.reader.freshness()).rejects.toThrow();
  harness.api.before = () => undefined;
  expect(answerOf(await harness.reader.cost(totals)).generation).toBe('analytics');
  expect(await harness.reader.freshness()).toMatchObject({ generation: 'analytics' });
});

test('the classic reports are remembered for an hour, by every process, and then left as soon as can be', async () => {
  const harness = create();
  harness.api.analytics = 403;
  await harness.reader.cost(totals);
  harness.api.analytics = 'answers';
  harness.later = HOUR_MS - 1;
  harness.restart();
  expect(answerOf(await harness.reader.usage(totals)).generation).toBe('classic');
  expect(await harness.reader.freshness()).toMatchObject({ generation: 'classic' });
  harness.later = HOUR_MS;
  expect(await harness.reader.freshness()).toMatchObject({ generation: 'analytics' });
  expect(answerOf(await harness.reader.usage(totals)).generation).toBe('analytics');
});

test('a key that neither generation answers is a failure each time, and the mended key is used at once', async () => {
  const harness = create();
  harness.api.before = ({ path }) => {
    throw failureOf(path, 403);
  };
  expect(await harness.reader.cost(totals)).toMatchObject({ state: 'failed', problem: { kind: 'scope-missing' } });
  harness.api.before = () => undefined;
  expect(answerOf(await harness.reader.cost(totals)).generation).toBe('analytics');
});

test('a filter that the API refuses fails its question, not the generation', async () => {
  const harness = create();
  harness.api.before = ({ path, query }) => {
    if (query?.models !== undefined) throw failureOf(path, 400);
  };
  const filters = [{ by: 'model' as const, ids: ['claude-unheard-of'] }];
  expect(await harness.reader.cost({ ...totals, filters })).toMatchObject({
    state: 'failed',
    problem: { kind: 'bad-request', status: 400 },
  });
  expect(answerOf(await harness.reader.cost(totals)).generation).toBe('analytics');
});

test('of a year ago everything is asked that the API still gives', async () => {
  const today = day('2027-06-15');
  const harness = createHarness([factOf(day('2026-06-16'))], today);
  const year = { daily: span('2026-06-01', '2026-07-01'), breakdown: null, filters: [] };
  const facts = answerOf(await harness.reader.cost(year));
  expect(facts.covered.from).toBe(day('2026-06-16'));
  expect(facts.daily[0]).toMatchObject({ day: day('2026-06-16'), measure: { amount: 1234567890000000000n } });
});

test('freshness is told without a question', async () => {
  expect(await create().reader.freshness()).toEqual({ generation: 'analytics', refreshedAt: TODAY * 24 * HOUR_MS });
});

test('what classic reports cannot give is absent, with the reason', async () => {
  const harness = create();
  harness.api.analytics = 404;
  const by = (dimension: 'key' | 'product') => ({ ...totals, breakdown: { span: totals.daily, by: [dimension] } });
  expect(await harness.reader.cost(by('key'))).toEqual({
    state: 'absent',
    reason: { kind: 'dimension', dimension: 'key' },
  });
  expect((await harness.reader.usage(by('key'))).state).toBe('present');
  expect(await harness.reader.usage(by('product'))).toEqual({
    state: 'absent',
    reason: { kind: 'dimension', dimension: 'product' },
  });
  const today = { ...totals, breakdown: { span: span('2026-11-22', '2026-11-23'), by: ['model'] as const } };
  expect(await harness.reader.cost(today)).toEqual({ state: 'absent', reason: { kind: 'complete-days-only' } });
});

test('a period before the first day says which day that is; the classic reports reach further back', async () => {
  const harness = createHarness([factOf(day('2025-12-24'))], TODAY);
  const december = { daily: span('2025-12-01', '2026-01-01'), breakdown: null, filters: [] };
  expect(await harness.reader.cost(december)).toEqual({
    state: 'absent',
    reason: { kind: 'before-first-day', firstDay: '2026-01-01' },
  });
  harness.api.analytics = 404;
  const facts = answerOf(await harness.reader.cost(december));
  expect(facts.daily.filter(({ measure }) => measure.amount !== 0n)).toHaveLength(1);
});

test('the default workspace has its id in both generations', async () => {
  const question = { ...totals, breakdown: { span: totals.daily, by: ['workspace'] as const } };
  const rows = [];
  for (const analytics of ['answers', 404] as const) {
    const harness = createHarness([factOf(day('2026-11-20'), { workspace: 'wrkspc_default' })], TODAY);
    harness.api.analytics = analytics;
    rows.push(answerOf(await harness.reader.cost(question)).rows);
  }
  expect(rows[0]).toEqual([
    { day: null, group: { workspace: 'wrkspc_default' }, measure: { amount: 1234567890000000000n } },
  ]);
  expect(rows[1]).toEqual(rows[0]);
});
