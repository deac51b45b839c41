import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUsd, type Money, toUsd } from '../../src/domain/money.ts';
import { formatPercent, trendOf } from '../../src/domain/trend.ts';

const usd = (text: string): Money => fromUsd(text) ?? expect.fail(`${text} is no amount`);

describe('what changed', () => {
  it.each([
    ['112', '100', '12', 12],
    ['96.6', '100', '-3.4', -3.4],
    ['0', '80', '-80', -100],
    ['5', '5', '0', 0],
    ['0.000003', '0.000001', '0.000002', 200],
    ['-50', '-100', '50', 50],
    ['-150', '-100', '-50', -50],
    ['20', '-10', '30', 300],
  ])('from $%2$s to $%1$s', (current, previous, delta, percent) => {
    const trend = trendOf(usd(current), usd(previous));
    expect(toUsd(trend.delta)).toBe(delta);
    expect(trend.percent).toBeCloseTo(percent, 6);
  });

  it('has no percent where there was nothing before', () => {
    expect(trendOf(usd('5'), usd('0'))).toEqual({ delta: usd('5'), percent: null });
    expect(trendOf(usd('0'), usd('0')).percent).toBeNull();
  });

  it('grows in percent exactly when it grows in dollars', () => {
    const anyMoney = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((units) => (units * 10n ** 10n) as Money);
    fc.assert(
      fc.property(anyMoney, anyMoney, (current, previous) => {
        const { delta, percent } = trendOf(current, previous);
        if (percent !== null && percent !== 0) expect(percent > 0).toBe(delta > 0n);
      }),
    );
  });
});

describe('percent for people', () => {
  it.each([
    [12, '+12 %'],
    [12.5, '+13 %'],
    [-12.5, '−13 %'],
    [-3.4, '−3.4 %'],
    [3, '+3 %'],
    [0.05, '+0.1 %'],
    [0.04, '±0 %'],
    [-0.04, '±0 %'],
    [0, '±0 %'],
    [9.94, '+9.9 %'],
    [9.96, '+10 %'],
    [-100, '−100 %'],
    [999.4, '+999 %'],
    [999.5, '>999 %'],
    [123456, '>999 %'],
    [-2000, '<−999 %'],
  ])('%d is %s', (percent, text) => {
    expect(formatPercent(percent)).toBe(text);
  });
});
