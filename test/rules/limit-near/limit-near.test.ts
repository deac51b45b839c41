import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpendLimit } from '../../../src/domain/activity.ts';
import type { Money } from '../../../src/domain/money.ts';
import { present } from '../../../src/domain/part.ts';
import { limitNearRule } from '../../../src/rules/limit-near/index.ts';
import { unavailable, usd } from '../../support/fake-source.ts';
import { limitOf } from '../../support/limits.ts';
import { find, missing, readAloud, tell } from '../find.ts';
import { poll, type Story } from '../observe.ts';

const having = (...limits: readonly SpendLimit[]): Story => ({
  source: 'enterprise',
  parts: { spendLimits: present(limits) },
});
const spent = (amount: string, parts: Partial<SpendLimit> = {}) => having(limitOf({ spent: usd(amount), ...parts }));

describe('somebody near the spend limit', () => {
  it('is told with who, how much and whose limit it is', () => {
    expect(readAloud(limitNearRule, spent('463.1'))).toMatchInlineSnapshot(`
      "Ada Example (ada@acme.example) has used at least 90 % of the monthly spend limit of $500.00 in Acme Research (Claude Enterprise)
      Member: Ada Example (ada@acme.example)
      Limit: $500.00 monthly, that of the seat tier
      Spent: $463.10 (92 %), as of 22 Nov 2026, 09:30 UTC
      Organisation: Acme Research (Claude Enterprise)
      User id: user_ada
      At the limit, use beyond the plan stops until the period ends: raise it under claude.ai → Organization settings if that work should go on.
      Ada Example (ada@acme.example) | $500.00 monthly | 90 % | $463.10 (92 %) | Acme Research (Claude Enterprise)"
    `);
  });

  it.each([
    ['0', null],
    ['449.99', null],
    ['450', /has used at least 90 % of the monthly spend limit of \$500\.00/],
    ['499.999999', /has used at least 90 % of/],
    ['500', /has reached the monthly spend limit of \$500\.00/],
    ['512.3', /has reached the monthly spend limit of \$500\.00/],
  ])('%s of 500', (amount, title) => {
    const told = tell(limitNearRule, spent(amount));
    expect(told).toEqual(title === null ? [] : [expect.stringMatching(title)]);
  });

  it('is nobody without a limit; a limit of nothing is near only for who has spent', () => {
    expect(tell(limitNearRule, spent('99999', { limit: null }))).toEqual([]);
    expect(tell(limitNearRule, spent('0', { limit: usd('0') }))).toEqual([]);
    expect(tell(limitNearRule, spent('0.01', { limit: usd('0') }))).toEqual([
      'low state: Ada Example (ada@acme.example) has spent beyond the plan, which the monthly spend limit does not allow, in Acme Research (Claude Enterprise)',
    ]);
  });

  it('is a subject of each period', () => {
    const limits = ['daily', 'weekly', 'monthly'].map((period) => limitOf({ period, spent: usd('480') }));
    expect(find(limitNearRule, having(...limits)).map(({ subject }) => subject)).toEqual([
      'user_ada daily',
      'user_ada weekly',
      'user_ada monthly',
    ]);
  });

  it('is named by what there is of them', () => {
    const title = (parts: Partial<SpendLimit>) => tell(limitNearRule, spent('480', parts))[0];
    expect(title({ name: null })).toContain('state: ada@acme.example has');
    expect(title({ email: null })).toContain('state: Ada Example has');
    expect(title({ email: null, name: null })).toContain('state: user_ada has');
  });

  it('is not told again with every cent: the words change with the step and the limit alone', () => {
    const cents = fc.bigInt({ min: 0n, max: 60_000n }).map((count) => (count * 10n ** 16n) as Money);
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const [a, b] = [one, other].map((amount) => find(limitNearRule, having(limitOf({ spent: amount })))[0]);
        const stepOf = (amount: bigint) => (amount >= 500n * 10n ** 18n ? 100 : amount >= 450n * 10n ** 18n ? 90 : 0);
        expect(a?.statement.title === b?.statement.title).toBe(stepOf(one) === stepOf(other));
      }),
    );
  });
});

describe('limits that are not read', () => {
  it('because it is not their turn, or the key may not: nothing is evaluated', () => {
    expect(limitNearRule.evaluate(poll({ source: 'enterprise' }))).toEqual([]);
  });

  it('because the source is down: not evaluated, and it says why', () => {
    const story: Story = { source: 'enterprise', parts: { spendLimits: unavailable('enterprise') } };
    expect(missing(limitNearRule, story)).toMatch(/^spend limits: Claude Enterprise is having trouble/);
  });
});
