import { expect, it } from 'vitest';
import type { Instant } from '../../src/domain/day.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import { NOW } from '../support/fake-source.ts';
import { budget } from '../support/sample-budget.ts';
import { minutesLater } from '../support/sample-incident.ts';
import { createSource, openHome } from './acme.ts';
import { readHome } from './read-home.ts';

const VIEWER = { isAdmin: false, drawsCharts: true };

/** A source that counts what it is asked, and answers when it is told to. */
const createSlowSource = () => {
  const source = createSource('console');
  const gate = Promise.withResolvers<void>();
  const asked = { count: 0 };
  const cost: ClaudeSource['cost'] = async (question) => {
    asked.count += 1;
    await gate.promise;
    return source.cost(question);
  };
  return { source: { ...source, cost }, asked, answer: gate.resolve };
};

it('reads once for all who ask meanwhile, and says that it reads', async () => {
  const slow = createSlowSource();
  const { home } = openHome({ sources: [slow.source] });
  const readings = Array.from({ length: 30 }, () => home.refresh());
  expect(readHome(home.view(VIEWER))).toContain('Reading the figures');
  slow.answer();
  await Promise.all(readings);
  expect(slow.asked.count).toBe(2);
  expect(readHome(home.view(VIEWER))).toContain('*$687.50*');
});

it('keeps the last figures with their age while newer ones are read', async () => {
  let now: Instant = NOW;
  const { home } = openHome({ now: () => now });
  expect(home.isFresh()).toBe(false);
  await home.refresh();
  expect(home.isFresh()).toBe(true);
  now = minutesLater(12);
  expect(home.isFresh()).toBe(false);
  const reading = home.refresh();
  expect(readHome(home.view(VIEWER))).toContain(
    'As of 22 Nov 2026, 10:30 CET (12 minutes ago); newer figures are being read.',
  );
  await reading;
  expect(readHome(home.view(VIEWER))).toContain('As of 22 Nov 2026, 10:42 CET (just now).');
});

it('is not fresh when a budget was set or changed since', async () => {
  const { home, store } = openHome({ settings: { budgets: [budget()] } });
  await home.refresh();
  expect(home.isFresh()).toBe(true);
  await store.update((state) => {
    const budgets = [budget({ amount: budget().amount, setAt: minutesLater(1), steps: [90] })];
    return { state: { ...state, settings: { ...state.settings, budgets } }, result: null };
  });
  expect(home.isFresh()).toBe(false);
  expect(readHome(home.view(VIEWER))).toContain('What is spent of it is not known yet.');
  await home.refresh();
  expect(home.isFresh()).toBe(true);
  expect(readHome(home.view(VIEWER))).toContain('68 % · *$687.50* spent');
});

it('says so when a reading failed as nobody expected, and reads again when asked', async () => {
  let fails = true;
  const source = createSource('console');
  const cost: ClaudeSource['cost'] = async (question) => {
    if (fails) throw new Error('nobody expected this');
    return source.cost(question);
  };
  const { home } = openHome({ sources: [{ ...source, cost }] });
  await expect(home.refresh()).rejects.toThrow('nobody expected this');
  expect(readHome(home.view(VIEWER))).toContain('The figures could not be read just now.');
  fails = false;
  await home.refresh();
  expect(readHome(home.view(VIEWER))).toContain('*$687.50*');
});
