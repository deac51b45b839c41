import { describe, expect, it } from 'vitest';
import { costCommand } from '../../../src/commands/cost/index.ts';
import type { Budget } from '../../../src/domain/budget.ts';
import { present } from '../../../src/domain/part.ts';
import type { ClaudeSource, CommandState } from '../../../src/ports.ts';
import { askCommand } from '../../support/ask-command.ts';
import { costOf, createFakeSource, unavailable, usd } from '../../support/fake-source.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { budget as sampleBudget } from '../../support/sample-budget.ts';

const OPUS = { id: 'claude-opus-4-8', name: 'claude-opus-4-8' };

/** Two dollars on every day, so that November comes to $44 by the 22nd and to $60 in the end. */
const STEADY = createFakeSource('console', {
  cost: async (question) => {
    const facts = await costOf('44')(question);
    if (facts.state !== 'present') return facts;
    return present({
      ...facts.value,
      daily: facts.value.daily.map(({ day }) => ({ day, measure: { amount: usd('2') } })),
    });
  },
  namesOf: async (kind) => present(kind === 'model' ? [OPUS] : []),
});

const budget = (amount: string, change: Partial<Budget> = {}): Budget =>
  sampleBudget({ amount: usd(amount), ...change });

const ask = async (text: string, budgets: readonly Budget[], sources: readonly ClaudeSource[] = [STEADY]) => {
  const state = createMemoryStore();
  await state.update((now) => ({ state: { ...now, settings: { ...now.settings, budgets } }, result: null }));
  const { said } = await askCommand(costCommand, text, sources, { state });
  return said.split('\n').find((line) => line.startsWith('Budget')) ?? null;
};

describe('the budget of the running month', () => {
  it.each([
    ['100', 'Budget *b1* of *$100.00* this month: *44 %* used; the forecast stays within it.'],
    ['59.9', 'Budget *b1* of *$59.90* this month: *73 %* used; the forecast would pass it.'],
    ['45', 'Budget *b1* of *$45.00* this month: *97 %* used; the forecast passes it.'],
    ['44', 'Budget *b1* of *$44.00* this month: *100 %* used; the forecast passes it.'],
    ['40', 'Budget *b1* of *$40.00* this month: *$4.00* over it.'],
  ])('of $%s stands beside the forecast', async (amount, line) => {
    expect(await ask('', [budget(amount)])).toBe(line);
    expect(await ask('mtd by key', [budget(amount)])).toBe(line);
  });

  it('is the one that is about the same spend', async () => {
    const opus = [{ source: 'console', filters: [{ by: 'model', ids: [OPUS.id] }] }] as const;
    const both = [budget('100'), budget('50', { id: 'b2', scope: opus, words: 'model:opus' })];
    expect(await ask('mtd model:opus', both)).toMatch(/^Budget \*b2\*/);
    expect(await ask('mtd', both)).toMatch(/^Budget \*b1\*/);
    expect(await ask('mtd', [budget('50', { scope: opus })])).toBeNull();
  });

  it('is of months only', async () => {
    expect(await ask('wtd', [budget('100', { period: 'weekly' })])).toBeNull();
    expect(await ask('mtd', [budget('100', { period: 'weekly' })])).toBeNull();
    expect(await ask('last month', [budget('100')])).toBeNull();
  });

  it('is not measured while a part of its spend is not known', async () => {
    const scope = [
      { source: 'console', filters: [] },
      { source: 'enterprise', filters: [] },
    ] as const;
    const silent = createFakeSource('enterprise', { cost: async () => unavailable('enterprise') });
    expect(await ask('mtd', [budget('100', { scope })], [STEADY, silent])).toBe(
      'Budget *b1* of *$100.00* this month: how much of it is used is not known.',
    );
  });

  it('gives way to a sentence where the state cannot be read, and the cost is told all the same', async () => {
    const why = 'The file data/ledger.json cannot be used, because it is not a JSON object: put it back.';
    const state: CommandState = {
      ...createMemoryStore(),
      read: () => {
        throw new Error(why);
      },
    };
    const answer = await askCommand(costCommand, 'mtd', [STEADY], { state });
    expect(answer.said).toContain(`\nBudgets could not be read. ${why}`);
    expect(answer.problems).toEqual([]);
    expect(answer.document).toEqual((await askCommand(costCommand, 'mtd', [STEADY])).document);
    expect((await askCommand(costCommand, '7d', [STEADY], { state })).said).not.toContain('Budgets');
  });
});
