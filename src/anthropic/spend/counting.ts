import { type Algebra, costAlgebra, usageAlgebra } from '../../domain/measure.ts';
import type { Money } from '../../domain/money.ts';
import type { Cost, Grouping, Usage } from '../../domain/spend.ts';
import { splitUsage } from './split-usage.ts';
import type { Id } from './table.ts';

/** A share of a measure, and the ids that tell it apart. */
export interface Share<M> {
  readonly ids: Partial<Record<Grouping, Id>>;
  readonly measure: M;
}

/**
 * How a measure is kept in history: as a few whole numbers each of which can be added by the million without leaving
 * what a double holds exactly. `split` is canonical: equal measures give equal numbers.
 */
export interface Counting<M> {
  readonly metric: 'cost' | 'usage';
  readonly algebra: Algebra<M>;
  readonly width: number;
  readonly split: (measure: M) => readonly number[];
  /** The list may be filled anew for the next one. */
  readonly join: (counts: readonly number[]) => M;
  /** Dimensions that a measure itself tells: nobody has to ask for them. */
  readonly told: readonly Grouping[];
  /** The measure by those dimensions; the shares add up to it. */
  readonly shares: (measure: M) => readonly Share<M>[];
}

const MILLION = 1_000_000n;
const [micro, pico, atto] = [0, 1, 2] as const;

/** A double holds the upper two together up to $4,000: most sums are smaller, and bigints take their time. */
const joinParts = (millionths: number, trillionths: number, rest: number): Cost => {
  const isSmall = Math.abs(millionths) < 4e9 && Math.abs(trillionths) < 4e15;
  const upper = isSmall ? BigInt(millionths * 1e6 + trillionths) : BigInt(millionths) * MILLION + BigInt(trillionths);
  const amount = upper * MILLION;
  return { amount: (rest === 0 ? amount : amount + BigInt(rest)) as Money };
};

/** Money (10⁻¹⁸ $) as millionths, millionths of those, and the rest: sums are exact up to nine billion dollars. */
export const costCounting: Counting<Cost> = {
  metric: 'cost',
  algebra: costAlgebra,
  width: 3,
  split: ({ amount }) => {
    const upper = amount / MILLION;
    return [Number(upper / MILLION), Number(upper % MILLION), Number(amount % MILLION)];
  },
  join: (counts) => joinParts(counts[micro] ?? 0, counts[pico] ?? 0, counts[atto] ?? 0),
  told: [],
  shares: (measure) => [{ ids: {}, measure }],
};

export const usageCounting: Counting<Usage> = {
  metric: 'usage',
  algebra: usageAlgebra,
  width: 6,
  split: (usage) => [
    usage.uncachedInput,
    usage.cacheRead,
    usage.cacheWrite5m,
    usage.cacheWrite1h,
    usage.output,
    usage.webSearches,
  ],
  join: ([uncachedInput = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0, output = 0, webSearches = 0]) => ({
    uncachedInput,
    cacheRead,
    cacheWrite5m,
    cacheWrite1h,
    output,
    webSearches,
  }),
  told: ['service', 'token'],
  shares: splitUsage,
};
