import { describe, expect, test } from 'vitest';
import { lengthOf, plusDays, type Span, startOf, toInstant } from '../../../src/domain/day.ts';
import type { Dimension } from '../../../src/domain/spend.ts';
import { costOf, expectFacts, spellRows } from './facts.ts';
import { answerOf, createHarness, day, type Harness, span } from './harness.ts';
import { factOf, factsOf } from './make-facts.ts';

const TODAY = day('2026-11-22');
const last = (days: number): Span => ({ from: plusDays(TODAY, -days), to: TODAY });

const breakdown = (period: Span, ...by: Dimension[]) => ({
  daily: { from: plusDays(period.from, -lengthOf(period)), to: period.to },
  breakdown: { span: period, by },
  filters: [],
});

/** Asks, checks the answer against the facts, and counts. */
const countRight = (harness: Harness, question: ReturnType<typeof breakdown>): Promise<number> =>
  harness.requestsOf(async () => {
    const facts = answerOf(await harness.reader.cost(question));
    const right = expectFacts(harness.api.facts, question, facts.covered, facts.generation, 'cost', costOf);
    expect(facts.daily).toEqual(right.daily);
    expect(spellRows(facts, question.breakdown.by)).toEqual(right.rows);
  });

describe('few rows a day', () => {
  const create = () => createHarness(factsOf(last(200), 3, 2), TODAY);

  test('asking again takes one request, after a restart too', async () => {
    const harness = create();
    const question = breakdown(last(30), 'workspace');
    await countRight(harness, question);
    expect(await countRight(harness, question)).toBe(1);
    harness.restart();
    expect(await countRight(harness, question)).toBe(1);
  });

  test('a period inside of days that were read takes one request', async () => {
    const harness = create();
    await countRight(harness, breakdown(span('2026-11-01', '2026-11-23'), 'model'));
    expect(await countRight(harness, breakdown(last(7), 'model'))).toBe(1);
    expect(await countRight(harness, breakdown(last(7), 'day', 'model'))).toBe(1);
    expect(await countRight(harness, breakdown(span('2026-11-03', '2026-11-04'), 'model'))).toBe(1);
  });

  test('tomorrow takes the totals and the days that are new', async () => {
    const harness = create();
    await countRight(harness, breakdown(last(7), 'model'));
    harness.api.today = plusDays(TODAY, 1);
    harness.api.facts.push(factOf(TODAY, { model: 'model_new' }));
    expect(await countRight(harness, breakdown({ from: plusDays(TODAY, -6), to: plusDays(TODAY, 1) }, 'model'))).toBe(
      2,
    );
    expect(harness.api.requests.at(-1)?.query).toMatchObject({
      starting_at: '2026-11-22T00:00:00Z',
      ending_at: '2026-11-23T00:00:00Z',
    });
  });

  test('a day that was restated is read again, and no other', async () => {
    const harness = create();
    await countRight(harness, breakdown(last(30), 'workspace'));
    harness.api.facts.push(factOf(day('2026-11-05'), { cents: '0.000001' }));
    expect(await countRight(harness, breakdown(last(30), 'workspace'))).toBe(2);
    expect(harness.api.requests.at(-1)?.query).toMatchObject({
      starting_at: '2026-11-05T00:00:00Z',
      ending_at: '2026-11-06T00:00:00Z',
    });
  });

  test('a day that was not complete is read again once its data was refreshed, even if its total stays', async () => {
    const harness = create();
    const question = breakdown(span('2026-11-01', '2026-11-23'), 'workspace');
    harness.api.facts.push(factOf(TODAY, { workspace: 'wrkspc_a' }));
    await countRight(harness, question);
    harness.api.facts.pop();
    harness.api.facts.push(factOf(TODAY, { workspace: 'wrkspc_b' }));
    harness.api.refreshedAt = toInstant(startOf(TODAY) + 3_600_000);
    expect(await countRight(harness, question)).toBe(2);
  });

  test('totals of days that are final are read once', async () => {
    const harness = create();
    const question = { daily: last(180), breakdown: null, filters: [] };
    expect(await harness.requestsOf(() => harness.reader.cost(question))).toBe(6);
    expect(await harness.requestsOf(() => harness.reader.cost(question))).toBe(1);
    harness.restart();
    harness.api.today = plusDays(TODAY, 1);
    expect(await harness.requestsOf(() => harness.reader.cost({ ...question, daily: last(175) }))).toBe(1);
  });

  test('a day that was restated while nobody asked is not remembered as it was', async () => {
    for (const age of [27, 28, 29]) {
      const harness = create();
      const question = breakdown(last(90), 'model');
      await countRight(harness, question);
      harness.api.facts.push(factOf(plusDays(TODAY, -age), { cents: '42' }));
      harness.api.today = plusDays(TODAY, 31 - age);
      await countRight(harness, question);
    }
  });

  test('identical questions at the same time are one', async () => {
    const question = breakdown(last(7), 'model');
    const alone = await countRight(create(), question);
    const harness = create();
    const together = await harness.requestsOf(() =>
      Promise.all([harness.reader.cost(question), harness.reader.cost({ ...question }), harness.reader.cost(question)]),
    );
    expect(together).toBe(alone);
  });

  test('different questions at the same time share the totals', async () => {
    const harness = create();
    const questions = (['model', 'workspace', 'key'] as const).map((by) => breakdown(last(7), by));
    const together = await harness.requestsOf(() =>
      Promise.all(questions.map((question) => harness.reader.cost(question))),
    );
    expect(together).toBe(1 + questions.length);
  });

  test('days that several questions at the same time need are read once', async () => {
    const harness = create();
    const questions = [last(7), last(3), last(20)].map((period) => breakdown(period, 'model'));
    const together = await harness.requestsOf(() =>
      Promise.all(questions.map((question) => harness.reader.cost(question))),
    );
    expect(together).toBe(1 + 1 + 1);
  });

  test('months without any use are not asked for', async () => {
    const harness = createHarness([factOf(day('2026-11-20'))], TODAY);
    const question = breakdown(span('2026-01-01', '2026-11-23'), 'model');
    const totals = await harness.requestsOf(() => harness.reader.cost({ ...question, breakdown: null }));
    expect(await countRight(harness, question)).toBe(2);
    expect(totals).toBe(11);
  });
});

describe('more rows than a page a month', () => {
  const create = () => {
    const harness = createHarness(factsOf(last(200), 5, 12), TODAY);
    harness.api.pageSize = 10;
    return harness;
  };
  const PAGES = 6;

  test('ninety days are three sums of a month each, beside the totals of 180 days and one try', async () => {
    const harness = create();
    const question = breakdown(last(90), 'workspace', 'model');
    expect(await countRight(harness, question)).toBe(6 + 1 + 3 * PAGES);
    expect(await countRight(harness, question)).toBe(1);
    harness.restart();
    expect(await countRight(harness, question)).toBe(1);
  });

  test.each([
    ['each of its dimensions', breakdown(last(90), 'workspace'), 1],
    ['the other one', breakdown(last(90), 'model'), 1],
    ['its last thirty days', breakdown(last(30), 'workspace', 'model'), 1],
    ['one dimension of its last sixty days', breakdown(last(60), 'model'), 1],
    ['its days alone', breakdown(last(90), 'day'), 1],
    ['a week of it, which is no sum of what was read: one try and two pages', breakdown(last(7), 'model'), 1 + 1 + 2],
  ])('of ninety days that were read, %s', async (_, question, requests) => {
    const harness = create();
    await countRight(harness, breakdown(last(90), 'workspace', 'model'));
    expect(await countRight(harness, question)).toBe(requests);
    harness.restart();
    expect(await countRight(harness, question)).toBe(1);
  });

  test('tomorrow reads the start again and the day that is new, and does not try days again', async () => {
    const harness = create();
    await countRight(harness, breakdown(last(90), 'workspace', 'model'));
    harness.api.today = plusDays(TODAY, 1);
    harness.api.facts.push(factOf(TODAY));
    const moved = { from: plusDays(TODAY, -89), to: plusDays(TODAY, 1) };
    expect(await countRight(harness, breakdown(moved, 'workspace', 'model'))).toBe(1 + PAGES + 1);
  });

  test('by day there is no shorter way than all pages, but only of the days that are asked for', async () => {
    const harness = create();
    await countRight(harness, breakdown(last(7), 'workspace', 'model'));
    const question = breakdown(last(2), 'day', 'workspace');
    harness.api.pageSize = 4;
    const rows = 2 * 5;
    const first = await countRight(harness, question);
    expect(first).toBe(1 + 1 + Math.ceil(rows / 4));
    expect(await countRight(harness, question)).toBe(1);
  });

  test('history does not grow with every day that passes', async () => {
    const harness = createHarness(factsOf({ from: plusDays(TODAY, -25), to: plusDays(TODAY, 45) }, 4, 3), TODAY);
    harness.api.pageSize = 10;
    const sizes: number[] = [];
    for (let passed = 0; passed < 40; passed += 1) {
      harness.api.today = plusDays(TODAY, passed);
      const period = { from: plusDays(harness.api.today, -20), to: harness.api.today };
      await countRight(harness, breakdown(period, 'workspace', 'model'));
      sizes.push(harness.history.files.size);
    }
    expect(sizes.at(-1)).toBe(sizes[25]);
  });
});

describe('classic reports', () => {
  const create = () => {
    const harness = createHarness(factsOf(last(200), 5, 12), TODAY);
    harness.api.analytics = 404;
    return harness;
  };

  test('any number of rows is one request a month', async () => {
    const harness = create();
    const question = breakdown(last(90), 'workspace', 'model');
    const refused = 1;
    const months = 4;
    expect(await countRight(harness, question)).toBe(refused + 6 + months);
    expect(await countRight(harness, question)).toBe(1);
    expect(await countRight(harness, breakdown(last(7), 'service', 'workspace'))).toBe(1);
  });

  test('a filter that the report does not take is applied to rows that are there', async () => {
    const harness = create();
    await countRight(harness, breakdown(last(30), 'workspace', 'model'));
    const filtered = {
      ...breakdown(last(7), 'workspace', 'model'),
      filters: [{ by: 'model' as const, ids: ['model_3'] }],
    };
    const asked = await harness.requestsOf(async () => {
      const facts = answerOf(await harness.reader.cost(filtered));
      const right = expectFacts(harness.api.facts, filtered, facts.covered, 'classic', 'cost', costOf);
      expect(facts.daily).toEqual(right.daily);
      expect(spellRows(facts, filtered.breakdown.by)).toEqual(right.rows);
    });
    expect(asked).toBe(1);
  });
});
