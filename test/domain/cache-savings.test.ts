import { expect, it } from 'vitest';
import { type CachedInput, cacheSavings } from '../../src/domain/cache-savings.ts';
import { usd } from '../support/fake-source.ts';

/** $5 a million uncached, $0.50 read, $6.25 written for five minutes. */
const model = (millions: { uncached: number; read: number; written: number }): CachedInput => ({
  usage: {
    uncachedInput: millions.uncached * 1_000_000,
    cacheRead: millions.read * 1_000_000,
    cacheWrite5m: millions.written * 1_000_000,
    cacheWrite1h: 0,
  },
  uncached: usd(String(millions.uncached * 5)),
  cached: usd(String(millions.read * 0.5 + millions.written * 6.25)),
});

it('is what reading saved less what writing cost more', () => {
  expect(cacheSavings([model({ uncached: 2, read: 10, written: 4 })])).toEqual({ saved: usd('40'), isWhole: true });
});

it('may be a loss', () => {
  expect(cacheSavings([model({ uncached: 2, read: 0, written: 4 })])).toEqual({ saved: usd('-5'), isWhole: true });
});

it('leaves out a model without a price of its own, and says so', () => {
  const models = [model({ uncached: 2, read: 10, written: 0 }), model({ uncached: 0, read: 3, written: 1 })];
  expect(cacheSavings(models)).toEqual({ saved: usd('45'), isWhole: false });
});

it('is not known where what is left out may have lost more', () => {
  const models = [model({ uncached: 2, read: 10, written: 0 }), model({ uncached: 0, read: 1, written: 3 })];
  expect(cacheSavings(models)).toBeNull();
});

it('is nothing where nothing was cached', () => {
  expect(cacheSavings([model({ uncached: 2, read: 0, written: 0 })])).toBeNull();
});
