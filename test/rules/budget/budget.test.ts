import { describe, expect, it } from 'vitest';
import type { Budget } from '../../../src/domain/budget.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Part } from '../../../src/domain/part.ts';
import type { Cost, SpendFacts } from '../../../src/domain/spend.ts';
import { budgetRule } from '../../../src/rules/budget/index.ts';
import { unavailable, usd } from '../../support/fake-source.ts';
import { budget } from '../../support/sample-budget.ts';
import { poll } from '../observe.ts';
import { factsOf, spentOf, steady } from '../observe-spend.ts';

const evaluate = (...budgets: readonly { budget: Budget; spent: Part<readonly SpendFacts<Cost>[]> }[]) =>
  budgetRule.evaluate({ ...poll({ source: 'console' }, { source: 'enterprise' }), budgets });

const find = (set: Budget, ...facts: readonly SpendFacts<Cost>[]): readonly Finding[] =>
  evaluate({ budget: set, spent: spentOf(...facts) }).flatMap((each) => (each.evaluated ? each.findings : []));

const stepsOf = (findings: readonly Finding[]) => findings.map(({ subject }) => subject.split(' ')[2]);

describe('a monthly budget of $1,000 on 22 November', () => {
  it.each([
    ['$499.999999 has reached nothing, whatever rounding would say', '499.999999', []],
    ['$500 has reached 50 %', '500', ['50']],
    ['$799.999999 has not reached 80 %', '799.999999', ['50']],
    ['$1,000 has reached everything, the highest first', '1000', ['100', '80', '50']],
  ])('%s', (_, amount, steps) => {
    expect(stepsOf(find(budget(), factsOf({ daily: [amount] })))).toEqual(steps);
  });

  it('says what is spent, what is left and for how long', () => {
    const [finding] = find(budget({ words: 'workspace:Prod' }), factsOf({ daily: ['812.405'] }));
    expect(finding?.statement.title).toBe(
      '$812.41 of the monthly budget of $1,000.00 for workspace:Prod is spent (81 %): it has reached 80 %',
    );
    expect(finding?.statement.fields).toEqual(
      expect.arrayContaining([
        { label: 'Progress', value: '▰▰▰▰▱ 81 %' },
        { label: 'Left', value: '$187.60' },
        { label: 'Period', value: '1–30 Nov 2026 UTC, 8 days left' },
      ]),
    );
  });

  it('says by how much it is passed', () => {
    const [finding] = find(budget(), factsOf({ daily: ['1212.50'] }));
    expect(finding?.severity).toBe('high');
    expect(finding?.statement.fields).toContainEqual({ label: 'Over by', value: '$212.50' });
  });

  it('counts the days of this month only', () => {
    // Today is the 22nd: of 40 days at $30 the month has 22.
    expect(find(budget(), factsOf({ daily: steady('30', 40) }))[0]?.statement.title).toMatch(/^\$660\.00 /);
  });
});

it('counts a week from Monday and a day by itself', () => {
  // Sunday, 22 November: its week began on the 16th.
  const daily = steady('100', 10);
  expect(find(budget({ period: 'weekly' }), factsOf({ daily }))[0]).toMatchObject({ period: '2026-w47' });
  expect(find(budget({ period: 'weekly' }), factsOf({ daily }))[0]?.statement.title).toMatch(/^\$700\.00 .*50 %$/);
  expect(find(budget({ period: 'daily', amount: usd('100') }), factsOf({ daily }))[0]).toMatchObject({
    period: '2026-11-22',
    statement: { title: expect.stringMatching(/^\$100\.00 of the daily budget/) },
  });
});

it('judges up to yesterday where the reports have no today', () => {
  const daily = steady('90', 5, '100');
  const [finding] = find(budget({ period: 'daily', amount: usd('100') }), factsOf({ generation: 'classic', daily }));
  expect(finding?.period).toBe('2026-11-21');
});

it('adds up what both organisations spent', () => {
  const both = budget({
    scope: [
      { source: 'console', filters: [] },
      { source: 'enterprise', filters: [] },
    ],
  });
  const findings = find(both, factsOf({ daily: ['300.5'] }), factsOf({ source: 'enterprise', daily: ['500'] }));
  expect(findings[0]).toMatchObject({ source: 'ledger', statement: { title: expect.stringMatching(/^\$800\.50 /) } });
});

it('is the same step for the whole month, and another one for another amount or month', () => {
  const keys = (set: Budget, amount: string) =>
    find(set, factsOf({ daily: [amount] })).map(({ subject, period }) => `${subject} ${period}`);
  expect(keys(budget(), '600')).toEqual(keys(budget(), '700'));
  expect(keys(budget({ amount: usd('1100') }), '600')).not.toEqual(keys(budget(), '600'));
});

it('leaves open what it cannot read, and judges the others', () => {
  const [consoleSays] = evaluate(
    { budget: budget({ id: 'b1' }), spent: unavailable() },
    { budget: budget({ id: 'b2' }), spent: spentOf(factsOf({ daily: ['500'] })) },
  );
  expect(consoleSays).toMatchObject({
    evaluated: true,
    findings: [{ subject: 'b2 1000 50' }],
    unsure: [{ subject: 'b1 1000 50' }, { subject: 'b1 1000 80' }, { subject: 'b1 1000 100' }],
  });
});

it('speaks for every organisation even without a budget, so that a removed one ends', () => {
  expect(evaluate().map(({ source, evaluated }) => [source, evaluated])).toEqual([
    ['console', true],
    ['enterprise', true],
    ['ledger', true],
  ]);
});
