import { usageAlgebra } from '../../domain/measure.ts';
import type { Usage } from '../../domain/spend.ts';
import type { Share } from './counting.ts';

const SHARES = [
  { count: 'uncachedInput', service: 'tokens', token: 'uncached_input_tokens' },
  { count: 'cacheRead', service: 'tokens', token: 'cache_read_input_tokens' },
  { count: 'cacheWrite5m', service: 'tokens', token: 'cache_creation.ephemeral_5m_input_tokens' },
  { count: 'cacheWrite1h', service: 'tokens', token: 'cache_creation.ephemeral_1h_input_tokens' },
  { count: 'output', service: 'tokens', token: 'output_tokens' },
  { count: 'webSearches', service: 'web_search', token: null },
] as const;

/** Usage by service and token type, in the words of the cost reports; web searches are no tokens. Nothing for a count of zero. */
export const splitUsage = (usage: Usage): Share<Usage>[] =>
  SHARES.filter(({ count }) => usage[count] !== 0).map(({ count, service, token }) => ({
    ids: { service, token },
    measure: { ...usageAlgebra.zero, [count]: usage[count] },
  }));
