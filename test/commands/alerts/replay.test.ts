import { describe, expect, it } from 'vitest';
import { alertsCommand } from '../../../src/commands/alerts/index.ts';
import { dayOf, isoDay, plusDays } from '../../../src/domain/day.ts';
import { absent, present } from '../../../src/domain/part.ts';
import { askCommand } from '../../support/ask-command.ts';
import { createFakeSource, NOW, unavailable } from '../../support/fake-source.ts';
import { type Entry, keepLedger } from '../../support/ledger.ts';
import { workspace } from '../../support/organisation.ts';

/** About $100 a day, and ten times that on the days that are given. */
const books = (spikes: readonly string[], scale = 1): readonly Entry[] =>
  Array.from({ length: 174 }, (_, index) => {
    const day = isoDay(plusDays(dayOf(NOW), index - 174));
    return { day, user: null, amount: String((spikes.includes(day) ? 1000 : 100 + (index % 3)) * scale) };
  });

const ask = (text: string, spikes: readonly string[], parts: Parameters<typeof createFakeSource>[1] = {}) => {
  const source = createFakeSource('console', {
    ...keepLedger(books(spikes), { source: 'console' }),
    workspaces: async () => present([workspace('Production')]),
    ...parts,
  });
  return askCommand(alertsCommand, text, [source]);
};

describe('/claude-alerts test', () => {
  it('lists the days that would have been told, the newest first, with what was expected', async () => {
    const { shown, document, share } = await ask('test 90d', ['2026-09-15', '2026-11-10']);
    expect(document.rows.filter(({ by }) => by === null)).toMatchObject([
      { date: '2026-11-10', source: 'console', usd: '1000', severity: 'high' },
      { date: '2026-09-15', source: 'console', usd: '1000', severity: 'high' },
    ]);
    for (const { low, high } of document.rows) {
      expect(Number(low)).toBeLessThan(100);
      expect(Number(high)).toBeGreaterThan(102);
      expect(Number(high)).toBeLessThan(1000);
    }
    expect(shown).toContain('*2* alerts would have been raised.');
    expect(shown).toContain('10 Nov 2026 | All spend | $1,000.00 |');
    expect(shown).toContain('Only `spend-anomaly` can be replayed');
    expect(share).toBe('test 90d');
  });

  it('looks at as many days as were asked for', async () => {
    const { document } = await ask('test 30d', ['2026-09-15', '2026-11-10']);
    expect(new Set(document.rows.map(({ date }) => date))).toEqual(new Set(['2026-11-10']));
  });

  it('passes over what comes to less than a dollar, as the rule does', async () => {
    const told = async (scale: number) => {
      const parts = keepLedger(books(['2026-11-10'], scale), { source: 'console' });
      return (await ask('test 90d', [], parts)).document.rows.length;
    };
    expect([(await told(0.001)) > 0, (await told(0.002)) > 0]).toEqual([false, true]);
  });

  it('says when nothing would have been told', async () => {
    const { shown, document } = await ask('test 90d', []);
    expect(shown).toContain('No day would have raised an alert.');
    expect(document.rows).toEqual([]);
  });

  it('does not take what could not be read for quiet', async () => {
    const { shown, problems } = await ask('test 90d', [], { cost: async () => unavailable() });
    expect(shown).not.toContain('No day would have raised');
    expect(problems).toEqual([expect.stringContaining('spend by day')]);
  });

  it('does not miss a split that a source never has', async () => {
    const { cost } = keepLedger(books(['2026-11-10']), { source: 'console' });
    const { problems, document } = await ask('test 90d', [], {
      cost: async (question) => (question.breakdown === null ? cost(question) : absent({ kind: 'not-offered' })),
    });
    expect(problems).toEqual([]);
    expect(document.rows).toMatchObject([{ date: '2026-11-10', by: null }]);
  });
});
