import { describe, expect, test } from 'vitest';
import { type Day, lengthOf, plusDays, type Span, startOf, toInstant } from '../../../src/domain/day.ts';
import type { Dimension } from '../../../src/domain/spend.ts';
import { costOf, expectFacts, spellRows } from './facts.ts';
import { answerOf, createHarness, day, type Harness, span } from './harness.ts';
import { factOf, factsOf } from './make-facts.ts';

const TODAY = day('2026-11-22');
const HOUR_MS = 3_600_000;

const breakdown = (period: Span, ...by: Dimension[]) => ({
  daily: { from: plusDays(period.from, -lengthOf(period)), to: period.to },
  breakdown: { span: period, by },
  filters: [],
});
const WEEK = breakdown(span('2026-11-15', '2026-11-22'), 'model');
const OCTOBER = breakdown(span('2026-10-01', '2026-11-01'), 'model');

const countRequests = (harness: Harness, question: ReturnType<typeof breakdown>): Promise<number> =>
  harness.requestsOf(() => harness.reader.cost(question));

const expectRight = async (harness: Harness, question: ReturnType<typeof breakdown>): Promise<void> => {
  const facts = answerOf(await harness.reader.cost(question));
  const right = expectFacts(harness.api.facts, question, facts.covered, facts.generation, 'cost', costOf);
  expect(spellRows(facts, question.breakdown.by)).toEqual(right.rows);
  expect(facts.notItemised).toBeNull();
};

const countRight = (harness: Harness, question: ReturnType<typeof breakdown>): Promise<number> =>
  harness.requestsOf(() => expectRight(harness, question));

/** Some of what a day cost goes from one model to another; its total stays. */
const move = ({ api }: Harness, when: Day): void => {
  const share = (model: string, cents: string) => factOf(when, { workspace: 'wrkspc_0', model, cents });
  api.facts.push(share('model_0', '-0.5'), share('model_1', '0.5'));
};
const refresh = ({ api }: Harness): void => {
  api.refreshedAt = toInstant(api.refreshedAt + HOUR_MS);
};

const create = (): Harness => {
  const harness = createHarness(factsOf(span('2026-05-01', '2026-11-22'), 3, 2), TODAY);
  harness.api.refreshedAt = startOf(TODAY);
  return harness;
};

describe('a share that moved between models while the total of the day stayed', () => {
  test('is noticed once the source was refreshed, for one request more', async () => {
    const harness = create();
    await countRight(harness, WEEK);
    move(harness, day('2026-11-17'));
    refresh(harness);
    expect(await countRight(harness, WEEK)).toBe(2);
    expect(await countRight(harness, WEEK)).toBe(1);
    harness.restart();
    expect(await countRight(harness, WEEK)).toBe(1);
  });

  test('is not looked for again and again where the source calls itself refreshed with every reply', async () => {
    const harness = create();
    await countRight(harness, WEEK);
    harness.api.refreshedAt = toInstant(harness.api.refreshedAt + HOUR_MS - 1);
    expect(await countRight(harness, WEEK)).toBe(1);
  });

  test('comes with days that have to be read anyway, wherever in the month it is', async () => {
    const harness = create();
    await countRight(harness, breakdown(span('2026-11-01', '2026-11-22'), 'model'));
    move(harness, day('2026-11-03'));
    refresh(harness);
    harness.api.today = plusDays(TODAY, 1);
    harness.api.facts.push(factOf(TODAY));
    expect(await countRight(harness, breakdown(span('2026-11-16', '2026-11-23'), 'model'))).toBe(2);
    expect(await countRight(harness, breakdown(span('2026-11-01', '2026-11-08'), 'model'))).toBe(1);
  });

  test('is noticed in rows that are summed from a finer breakdown', async () => {
    const harness = create();
    await countRight(harness, breakdown(WEEK.breakdown.span, 'workspace', 'model'));
    move(harness, day('2026-11-17'));
    refresh(harness);
    expect(await countRight(harness, WEEK)).toBe(2);
  });

  test('is noticed in two months by two questions, the one that was read longest ago first', async () => {
    const harness = create();
    const both = breakdown(span('2026-10-24', '2026-11-22'), 'model');
    await countRight(harness, both);
    move(harness, day('2026-10-28'));
    move(harness, day('2026-11-17'));
    refresh(harness);
    expect(await countRequests(harness, both)).toBe(2);
    expect(await countRight(harness, both)).toBe(2);
    expect(await countRight(harness, both)).toBe(1);
  });

  test('before the days were final is noticed after they are, and then they are not read again', async () => {
    const harness = create();
    await countRight(harness, OCTOBER);
    move(harness, day('2026-10-30'));
    harness.api.today = plusDays(TODAY, 60);
    harness.api.refreshedAt = startOf(harness.api.today);
    await countRight(harness, OCTOBER);
    refresh(harness);
    expect(await countRight(harness, OCTOBER)).toBe(1);
  });

  test('is noticed the next day where the source does not tell how fresh it is', async () => {
    const harness = create();
    harness.api.analytics = 404;
    await countRight(harness, WEEK);
    expect(await countRight(harness, WEEK)).toBe(1);
    move(harness, day('2026-11-17'));
    harness.api.today = plusDays(TODAY, 1);
    await countRight(harness, WEEK);
  });
});

describe('a source that was refreshed is not asked more', () => {
  test('about days that were final when they were read', async () => {
    const harness = create();
    const july = breakdown(span('2026-07-01', '2026-08-01'), 'model');
    await countRight(harness, july);
    refresh(harness);
    expect(await countRight(harness, july)).toBe(1);
  });

  test('where a month of days is more than a page', async () => {
    const harness = create();
    harness.api.pageSize = 5;
    await countRight(harness, WEEK);
    refresh(harness);
    expect(await countRight(harness, WEEK)).toBe(1);
  });
});
