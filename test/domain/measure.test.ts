import { describe, expect, it } from 'vitest';
import { cacheWrite, costAlgebra, totalInput, totalTokens, usageAlgebra } from '../../src/domain/measure.ts';
import { fromUsd, ZERO } from '../../src/domain/money.ts';
import type { Usage } from '../../src/domain/spend.ts';

const usage: Usage = {
  uncachedInput: 100,
  cacheRead: 1000,
  cacheWrite5m: 20,
  cacheWrite1h: 30,
  output: 7,
  webSearches: 3,
};

describe('usage', () => {
  it('counts all input, and searches as no tokens', () => {
    expect(cacheWrite(usage)).toBe(50);
    expect(totalInput(usage)).toBe(1150);
    expect(totalTokens(usage)).toBe(1157);
  });

  it('is added and taken away count by count', () => {
    const twice = usageAlgebra.add(usage, usage);
    expect(twice).toEqual({
      uncachedInput: 200,
      cacheRead: 2000,
      cacheWrite5m: 40,
      cacheWrite1h: 60,
      output: 14,
      webSearches: 6,
    });
    expect(usageAlgebra.subtract(twice, usage)).toEqual(usage);
    expect(usageAlgebra.add(usageAlgebra.zero, usage)).toEqual(usage);
  });

  it('is zero only when every count is', () => {
    expect(usageAlgebra.isZero(usageAlgebra.zero)).toBe(true);
    expect(usageAlgebra.isZero({ ...usageAlgebra.zero, webSearches: 1 })).toBe(false);
  });
});

describe('cost', () => {
  it('is added exactly', () => {
    const cost = { amount: fromUsd('0.1') ?? ZERO };
    expect(costAlgebra.add(cost, { amount: fromUsd('0.2') ?? ZERO })).toEqual({ amount: fromUsd('0.3') });
    expect(costAlgebra.isZero(costAlgebra.subtract(cost, cost))).toBe(true);
    expect(costAlgebra.isZero(cost)).toBe(false);
  });
});
