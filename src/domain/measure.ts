import { add, type Money, subtract, ZERO } from './money.ts';
import type { Cost, Usage } from './spend.ts';

/** What can be summed: the same questions are asked of money and of tokens. */
export interface Algebra<M> {
  readonly zero: M;
  readonly add: (a: M, b: M) => M;
  readonly subtract: (a: M, b: M) => M;
  /** All of them added up: for thousands, without a sum in between for each. */
  readonly sum: (measures: readonly M[]) => M;
  readonly isZero: (measure: M) => boolean;
}

const cost = (amount: Money): Cost => ({ amount });

export const costAlgebra: Algebra<Cost> = {
  zero: cost(ZERO),
  add: (a, b) => cost(add(a.amount, b.amount)),
  subtract: (a, b) => cost(subtract(a.amount, b.amount)),
  sum: (costs) => {
    let total = ZERO;
    for (const { amount } of costs) total = add(total, amount);
    return cost(total);
  },
  isZero: (measure) => measure.amount === 0n,
};

const eachCount = (a: Usage, b: Usage, combine: (x: number, y: number) => number): Usage => ({
  uncachedInput: combine(a.uncachedInput, b.uncachedInput),
  cacheRead: combine(a.cacheRead, b.cacheRead),
  cacheWrite5m: combine(a.cacheWrite5m, b.cacheWrite5m),
  cacheWrite1h: combine(a.cacheWrite1h, b.cacheWrite1h),
  output: combine(a.output, b.output),
  webSearches: combine(a.webSearches, b.webSearches),
});

const NOTHING: Usage = { uncachedInput: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0, webSearches: 0 };

const addCounts = (a: Usage, b: Usage): Usage => eachCount(a, b, (x, y) => x + y);

export const usageAlgebra: Algebra<Usage> = {
  zero: NOTHING,
  add: addCounts,
  subtract: (a, b) => eachCount(a, b, (x, y) => x - y),
  sum: (usages) => usages.reduce(addCounts, NOTHING),
  isZero: (measure) => Object.values(measure).every((count) => count === 0),
};

export const cacheWrite = (usage: Usage): number => usage.cacheWrite5m + usage.cacheWrite1h;
export const totalInput = (usage: Usage): number => usage.uncachedInput + usage.cacheRead + cacheWrite(usage);
export const totalTokens = (usage: Usage): number => totalInput(usage) + usage.output;
