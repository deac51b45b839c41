import { expect, it } from 'vitest';
import { backtestOrganisation } from '../../src/backtest/backtest-organisation.ts';
import { dayOf, daysOf, intersect, isoDay, plusDays, startOf } from '../../src/domain/day.ts';
import { estimate } from '../../src/domain/money.ts';
import { absent, present } from '../../src/domain/part.ts';
import type { Source, SpendQuestion } from '../../src/domain/spend.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import { steady } from '../domain/anomaly/sample-spend.ts';
import { createFakePorts, createFakeSource, failing, NOW } from '../support/fake-source.ts';
import { createTerminal } from './terminal.ts';

const TODAY = dayOf(NOW);
const RISE = plusDays(TODAY, -20);
const WORDS = { csv: null, direction: 'up', forecast: false, json: true } as const;

/** An organisation that spends about this much a day, complete until yesterday, with one day of three times as much. */
const spending = (
  source: Source,
  usd: number,
  { firstDay = plusDays(TODAY, -400), refreshedAt = startOf(TODAY) } = {},
): ClaudeSource => {
  const pattern = steady(1000);
  const covered = { from: firstDay, to: plusDays(TODAY, 1) };
  const amountOn = (day: number) => ((pattern[day % 1000] ?? 0) / 100) * usd * (day === RISE ? 3 : 1);
  return createFakeSource(source, {
    cost: async ({ daily }: SpendQuestion) =>
      present({
        source,
        generation: 'analytics',
        covered,
        daily: daysOf(intersect(daily, covered)).map((day) => ({ day, measure: { amount: estimate(amountOn(day)) } })),
        rows: [],
        actors: [],
        refreshedAt,
        notItemised: null,
      }),
  });
};

const run = async (...sources: readonly ClaudeSource[]) => {
  const { terminal, written } = createTerminal();
  const code = await backtestOrganisation(WORDS, createFakePorts(sources), terminal);
  return { code, ...written, document: written.out === '' ? null : JSON.parse(written.out) };
};

it('looks at the last 90 complete days, each judged by those before it', async () => {
  const { code, document } = await run(spending('console', 100));
  expect(code).toBe(0);
  expect(document.days).toHaveLength(90);
  expect(document.days[0]).toMatchObject({ date: isoDay(plusDays(TODAY, -90)), flagged: false });
  expect(document.days[0].low).not.toBeNull();
  expect(document.days.at(-1).date).toBe(isoDay(plusDays(TODAY, -1)));
  expect(document.flagged).toEqual([isoDay(RISE)]);
});

it('adds up both sources, on the days that both have', async () => {
  const { document } = await run(
    spending('console', 100),
    spending('enterprise', 50, { firstDay: plusDays(TODAY, -60) }),
  );
  expect(document.days).toHaveLength(60);
  const [alone] = (await run(spending('console', 150, { firstDay: plusDays(TODAY, -60) }))).document.days;
  expect(Number(document.days[0].usd)).toBeCloseTo(Number(alone.usd), 5);
});

it('raises no alert for a few cents, as the alerts themselves', async () => {
  const { document } = await run(spending('console', 0.3));
  expect(document.flagged).toEqual([]);
  expect(document.days.find(({ date }: { date: string }) => date === isoDay(RISE))).toMatchObject({ flagged: false });
  expect((await run(spending('console', 3))).document.flagged).toEqual([isoDay(RISE)]);
});

it('leaves out, with a word, a source that has nothing to say', async () => {
  const silent = createFakeSource('enterprise', { cost: async () => absent({ kind: 'not-offered' }) });
  const { code, err, document } = await run(spending('console', 100), silent);
  expect(code).toBe(0);
  expect(err).toContain('Claude Enterprise');
  expect(document.flagged).toEqual([isoDay(RISE)]);
});

it('gives no answer when a source could not be read: its part would be missing', async () => {
  const broken = createFakeSource('enterprise', {
    cost: failing({ kind: 'key-refused', source: 'enterprise', endpoint: '/v1/x', requestId: null }),
  });
  const { code, out, err } = await run(spending('console', 100), broken);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('CLAUDE_CHAT_ADMIN_API_KEY');
});

it('does not look at days before they are complete', async () => {
  const late = spending('console', 100, { refreshedAt: startOf(plusDays(TODAY, -2)) });
  const { document } = await run(late);
  expect(document.days).toHaveLength(90);
  expect(document.days.at(-1).date).toBe(isoDay(plusDays(TODAY, -3)));
});
