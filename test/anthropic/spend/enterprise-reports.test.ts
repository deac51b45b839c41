import { expect, test } from 'vitest';
import { answerOf, createHarness, day, span } from './harness.ts';
import { factOf } from './make-facts.ts';

const TODAY = day('2026-11-22');
const NOVEMBER = span('2026-11-01', '2026-11-23');
const by = (...dimensions: ('user' | 'model' | 'product')[]) => ({
  daily: NOVEMBER,
  breakdown: { span: NOVEMBER, by: dimensions },
  filters: [],
});

const create = (facts: Parameters<typeof createHarness>[0]) => {
  const harness = createHarness(facts, TODAY, { source: 'enterprise' });
  harness.api.analytics = 404;
  return harness;
};

test('what is not of a person is in the total, and not itemised by person', async () => {
  const { reader } = create([
    factOf(day('2026-11-10'), { who: { type: 'user', id: 'user_1' }, cents: '100' }),
    factOf(day('2026-11-10'), { who: null, cents: '40' }),
  ]);
  const facts = answerOf(await reader.cost(by('user')));
  expect(facts.rows).toEqual([{ day: null, group: { user: 'user_1' }, measure: { amount: 10n ** 18n } }]);
  expect(facts.actors).toEqual([{ id: 'user_1', type: 'user', email: 'user_1@acme.test', name: null, deleted: false }]);
  expect(facts.notItemised).toEqual({ amount: 4n * 10n ** 17n });
});

test('beyond the hundred largest groups of a day the rest is not itemised, and asking again costs one request', async () => {
  const harness = create(
    Array.from({ length: 130 }, (_, index) => factOf(day('2026-11-10'), { model: `model_${index}`, cents: '1' })),
  );
  const facts = answerOf(await harness.reader.cost(by('model')));
  expect(facts.rows).toHaveLength(100);
  expect(facts.notItemised).toEqual({ amount: 30n * 10n ** 16n });
  expect(await harness.requestsOf(() => harness.reader.cost(by('model')))).toBe(1);
});

test('what a finer breakdown leaves out is not missing in a coarser one', async () => {
  const harness = create(
    Array.from({ length: 130 }, (_, index) =>
      factOf(day('2026-11-10'), { model: `model_${index}`, product: 'chat', cents: '1' }),
    ),
  );
  expect(answerOf(await harness.reader.cost(by('model', 'product'))).notItemised).not.toBeNull();
  const facts = answerOf(await harness.reader.cost(by('product')));
  expect(facts.rows).toEqual([{ day: null, group: { product: 'chat' }, measure: { amount: 130n * 10n ** 16n } }]);
  expect(facts.notItemised).toBeNull();
});

test('Claude in Slack has one name, whatever the report calls it', async () => {
  const { reader } = create([
    factOf(day('2026-11-10'), { product: 'claude-tag', cents: '1' }),
    factOf(day('2026-11-11'), { product: 'claude-in-slack', cents: '2' }),
    factOf(day('2026-11-12'), { product: 'claude_tag', cents: '4' }),
  ]);
  const facts = answerOf(await reader.cost(by('product')));
  expect(facts.rows).toEqual([{ day: null, group: { product: 'claude_tag' }, measure: { amount: 7n * 10n ** 16n } }]);
});

test('many people are asked for once for the period, and today is covered', async () => {
  const facts = Array.from({ length: 20 }, (_, index) => [
    factOf(day('2026-11-10'), { who: { type: 'user', id: `user_${index}` }, cents: '1' }),
    factOf(TODAY, { who: { type: 'user', id: `user_${index}` }, cents: '1' }),
  ]).flat();
  const harness = create(facts);
  harness.api.pageSize = 20;
  const answer = answerOf(await harness.reader.cost(by('user')));
  expect(answer.rows).toHaveLength(20);
  expect(answer.notItemised).toBeNull();
  expect(harness.api.requests.at(-1)).toMatchObject({
    path: '/v1/organizations/analytics/user_cost_report',
    query: { bucket_width: undefined, ending_at: '2026-11-23T00:00:00Z' },
  });
});
