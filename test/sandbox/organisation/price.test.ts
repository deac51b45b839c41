import { describe, expect, it } from 'vitest';
import { fromUsd, sum, toUsd } from '../../../src/domain/money.ts';
import { NOTHING } from '../../../src/sandbox/organisation/counts.ts';
import { COMPONENTS, discounted, rateOf } from '../../../src/sandbox/organisation/price.ts';
import type { Counts, Route } from '../../../src/sandbox/organisation/spend-fact.ts';

type Served = Pick<Route, 'model' | 'tier' | 'contextWindow' | 'geo'>;
const OPUS: Served = { model: 'claude-opus-4-8', tier: 'standard', contextWindow: '0-200k', geo: 'global' };
const MILLION = 1_000_000;

const price = (counts: Partial<Counts>, served: Partial<Served> = {}): string => {
  const rate = rateOf({ ...OPUS, ...served });
  return toUsd(sum(COMPONENTS.map(({ listAmount }) => listAmount({ ...NOTHING, ...counts }, rate))));
};

describe('list prices', () => {
  it.each([
    ['a million tokens in', { uncachedInput: MILLION }, {}, '5'],
    ['a million tokens out', { output: MILLION }, {}, '25'],
    ['a tenth for reading the cache', { cacheRead: MILLION }, {}, '0.5'],
    ['a quarter more for writing it for five minutes', { cacheWrite5m: MILLION }, {}, '6.25'],
    ['double for an hour', { cacheWrite1h: MILLION }, {}, '10'],
    ['half in batches', { output: MILLION }, { tier: 'batch' }, '12.5'],
    ['a tenth more within the US', { output: MILLION }, { geo: 'us' }, '27.5'],
    [
      'double in, half more out beyond 200k of context',
      { uncachedInput: MILLION, output: MILLION },
      { contextWindow: '200k-1M' },
      '47.5',
    ],
    [
      'one token read from the cache by the cheapest model in a US batch',
      { cacheRead: 1 },
      { model: 'claude-3-haiku-20240307', tier: 'batch', geo: 'us' },
      '0.00000001375',
    ],
    ['a web search', { webSearches: 1 }, {}, '0.01'],
    ['an hour of code execution', { codeMilliHours: 1000 }, {}, '0.05'],
    ['an hour of a managed session', { sessionMilliHours: 1000 }, {}, '0.08'],
  ] as const)('%s', (_, counts, served, usd) => {
    expect(price(counts, served)).toBe(usd);
  });

  it('are reduced by a whole percentage exactly', () => {
    expect(toUsd(discounted(fromUsd('0.00000001375') ?? (0n as never), 8))).toBe('0.00000001265');
  });
});
