import { expect, it } from 'vitest';
import type { Budget } from '../../../src/domain/budget.ts';
import type { Cost, SpendFacts } from '../../../src/domain/spend.ts';
import { budgetForecastRule } from '../../../src/rules/budget-forecast/index.ts';
import { NOW, usd } from '../../support/fake-source.ts';
import { budget } from '../../support/sample-budget.ts';
import { poll } from '../observe.ts';
import { factsOf, spentOf, steady } from '../observe-spend.ts';

const evaluate = (set: Budget, ...facts: readonly SpendFacts<Cost>[]) => {
  const [consoleSays] = budgetForecastRule.evaluate({
    ...poll({}),
    budgets: [{ budget: set, spent: spentOf(...facts) }],
  });
  if (consoleSays?.evaluated !== true) throw new Error('not evaluated');
  return consoleSays;
};

// $100 a day make $3,000 in November.
const MONTH = factsOf({ daily: steady('100', 60, '40') });

it('warns of a month that will not fit, before it has not', () => {
  const { findings } = evaluate(budget({ amount: usd('2500') }), MONTH);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ severity: 'medium', lifecycle: 'state', period: '2026-11' });
  expect(findings[0]?.statement.title).toMatch(
    /^The month is heading for \$3,0\d\d\.\d\d, past the monthly budget of \$2,500\.00 for everything$/,
  );
  expect(findings[0]?.statement.fields).toContainEqual({ label: 'Spent on complete days', value: '$2,100.00' });
});

it('is silent while the month may still fit, and about days and weeks', () => {
  expect(evaluate(budget({ amount: usd('3500') }), MONTH).findings).toEqual([]);
  expect(evaluate(budget({ amount: usd('1'), period: 'weekly' }), MONTH).findings).toEqual([]);
});

it('leaves it open with too little history', () => {
  const { findings, unsure } = evaluate(budget({ amount: usd('10') }), factsOf({ daily: steady('100', 5) }));
  expect(findings).toEqual([]);
  expect(unsure).toEqual([{ subject: 'b1 10 forecast', missing: expect.stringContaining('14 days') }]);
});

it('does not take the part of a day that has arrived for the whole of it', () => {
  // Yesterday is in up to 02:00 only.
  const partial = factsOf({ daily: steady('100', 59, '3', '0'), refreshedAt: NOW - 31 * 3_600_000 });
  const { findings } = evaluate(budget({ amount: usd('2900') }), partial);
  expect(findings[0]?.statement.fields).toContainEqual({ label: 'Spent on complete days', value: '$2,000.00' });
});
