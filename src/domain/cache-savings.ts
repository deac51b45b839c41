import { cacheWrite } from './measure.ts';
import { type Money, scale, subtract, sum } from './money.ts';
import type { Usage } from './spend.ts';

/** The input of one model: how many tokens of each kind, and what each kind cost. */
export interface CachedInput {
  readonly usage: Pick<Usage, 'uncachedInput' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h'>;
  readonly uncached: Money;
  readonly cached: Money;
}

/** What caching saved: negative where it cost more than it saved. */
export interface CacheSavings {
  readonly saved: Money;
  /** Whether every model that used the cache is in it. */
  readonly isWhole: boolean;
}

const cachedTokens = ({ usage }: CachedInput): number =>
  usage.cacheRead + cacheWrite({ ...usage, output: 0, webSearches: 0 });

/** The same tokens at the model's own price of uncached input, less what they did cost. Its price is only known where it read some uncached. */
const savedBy = ({ usage, uncached, cached }: CachedInput, tokens: number): Money | null => {
  if (usage.uncachedInput === 0 || uncached <= 0n) return null;
  return subtract(scale(uncached, tokens, usage.uncachedInput), cached);
};

/**
 * What caching saved by the prices that were paid: reading costs less than uncached input, writing more. A model whose
 * price is not known is left out; null where that could hide a loss, or where nothing was cached.
 */
export const cacheSavings = (models: readonly CachedInput[]): CacheSavings | null => {
  const caching = models
    .map((model) => ({ model, tokens: cachedTokens(model) }))
    .filter(({ tokens }) => tokens > 0)
    .map(({ model, tokens }) => ({ model, saved: savedBy(model, tokens) }));
  const unknown = caching.filter(({ saved }) => saved === null);
  // Who reads more than they write has saved something.
  const mayHideLoss = unknown.some(({ model }) => model.usage.cacheRead * 2 < cachedTokens(model));
  const known = caching.flatMap(({ saved }) => saved ?? []);
  if (known.length === 0 || mayHideLoss) return null;
  return { saved: sum(known), isWhole: unknown.length === 0 };
};
