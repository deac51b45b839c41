import { expect, test } from 'vitest';
import { createRequestBudget } from '../../src/anthropic/request-budget.ts';
import type { Log } from '../../src/ports.ts';
import { createFakeClock } from './support/fake-clock.ts';

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const NEVER = new AbortController().signal;

const takeMany = async (budget: ReturnType<typeof createRequestBudget>, count: number) => {
  for (let taken = 0; taken < count; taken += 1) await budget.take(NEVER);
};

test('a burst as large as a cold report of 90 days waits for nothing', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, SILENT);
  await takeMany(budget, 50);
  expect(clock.slept).toEqual([]);
  expect(budget.used()).toBe(50);
});

test('no minute ever holds more requests than allowed', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, SILENT);
  const sentAt: number[] = [];
  for (let request = 0; request < 400; request += 1) {
    await budget.take(NEVER);
    sentAt.push(clock.now());
    clock.advance(request % 7 === 0 ? 900 : 10);
  }
  const busiest = Math.max(...sentAt.map((at) => sentAt.filter((other) => other > at - 60_000 && other <= at).length));
  expect(busiest).toBe(budget.perMinute);
  expect(budget.perMinute).toBeLessThan(60);
});

test('requests are let through in the order in which they asked, and waiting can be seen in the log', async () => {
  const clock = createFakeClock();
  const waits: unknown[] = [];
  const log: Log = { ...SILENT, debug: (event, fields) => waits.push({ event, ...fields }) };
  const budget = createRequestBudget(clock, log, 2);
  const order: number[] = [];
  await Promise.all([1, 2, 3, 4, 5].map((place) => budget.take(NEVER).then(() => order.push(place))));
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(waits).toEqual([
    { event: 'anthropic.budget-wait', waitMs: 60_000, perMinute: 2 },
    { event: 'anthropic.budget-wait', waitMs: 60_000, perMinute: 2 },
  ]);
});

test('who gives up waiting does not hold up those behind', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, SILENT, 1);
  await budget.take(NEVER);
  const gaveUp = expect(budget.take(AbortSignal.abort())).rejects.toThrow();
  await budget.take(NEVER);
  await gaveUp;
  expect(clock.slept).toEqual([60_000]);
});

test('a clock that is set back makes nobody wait for an hour', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, SILENT, 1);
  await budget.take(NEVER);
  clock.advance(-3_600_000);
  await budget.take(NEVER);
  expect(clock.slept).toEqual([]);
});
