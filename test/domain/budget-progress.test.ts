import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeBudget } from '../../src/commands/budget/describe-budget.ts';
import { budgetSpan } from '../../src/domain/budget-period.ts';
import { measureBudget } from '../../src/domain/budget-progress.ts';
import { isoDay } from '../../src/domain/day.ts';
import type { Money } from '../../src/domain/money.ts';
import { NOW, usd } from '../support/fake-source.ts';
import { day } from '../support/ledger.ts';
import { budget } from '../support/sample-budget.ts';

const today = day('2026-11-22');

const factsOf = (amount: Money) => [
  {
    source: 'console',
    generation: 'analytics',
    covered: { from: day('2026-01-01'), to: day('2026-11-23') },
    daily: [{ day: day('2026-11-03'), measure: { amount } }],
    rows: [],
    actors: [],
    refreshedAt: NOW,
    notItemised: null,
  } as const,
];

const measure = (spent: string, amount: string) =>
  measureBudget(budget({ amount: usd(amount) }), factsOf(usd(spent)), today);

describe('budgetSpan', () => {
  it.each([
    ['daily', '2026-11-22', '2026-11-22', '2026-11-23'],
    ['weekly', '2026-11-22', '2026-11-16', '2026-11-23'],
    ['weekly', '2026-11-23', '2026-11-23', '2026-11-30'],
    ['monthly', '2026-11-22', '2026-11-01', '2026-12-01'],
    ['monthly', '2026-12-31', '2026-12-01', '2027-01-01'],
  ] as const)('%s on %s is from %s to %s', (period, on, from, to) => {
    const span = budgetSpan(period, day(on));
    expect([isoDay(span.from), isoDay(span.to)]).toEqual([from, to]);
  });
});

describe('measureBudget', () => {
  it.each([
    ['0', 0, []],
    ['49.999999', 49.99, []],
    ['50', 50, [50]],
    ['99.999999999', 99.99, [50, 80]],
    ['100', 100, [50, 80, 100]],
    ['250', 250, [50, 80, 100]],
    ['-3', 0, []],
  ])('of $%s out of $100 is %s %%', (spent, percent, passed) => {
    expect(measure(spent, '100')).toMatchObject({ percent, passed });
  });

  it('shows 100 % only when it is reached, whatever the amounts', () => {
    const cents = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const dust = fc.constantFrom(-1n, 0n, 1n);
    fc.assert(
      fc.property(cents, dust, (count, offset) => {
        const amount = (count * 10n ** 16n) as Money;
        const spent = (amount + offset) as Money;
        const set = budget({ amount });
        const progress = measureBudget(set, factsOf(spent), today);
        const shown = describeBudget(set, progress, null, today, '#x', { audience: 'person', privacy: 'full' });
        const isReached = spent >= amount;
        expect(progress.percent >= 100).toBe(isReached);
        expect(progress.passed.includes(100)).toBe(isReached);
        expect(shown.includes('▰▰▰▰▰ 100 %')).toBe(isReached);
      }),
    );
  });
});
