import { formatShare } from '../blocks/amount.ts';
import { totalInput } from '../domain/measure.ts';
import type { Usage } from '../domain/spend.ts';

/** The part of all input that came out of the cache; nothing without input. Plain text. */
export const hitRate = (usage: Usage): string =>
  totalInput(usage) === 0 ? '–' : formatShare(usage.cacheRead / totalInput(usage));
