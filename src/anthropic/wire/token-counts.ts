import { z } from 'zod';
import type { Usage } from '../../domain/spend.ts';

const countSchema = z.int();

/** The counts of a usage row: the same words in every usage report. */
export const tokenCountsShape = {
  uncached_input_tokens: countSchema,
  cache_read_input_tokens: countSchema,
  cache_creation: z.object({ ephemeral_5m_input_tokens: countSchema, ephemeral_1h_input_tokens: countSchema }),
  output_tokens: countSchema,
  server_tool_use: z.object({ web_search_requests: countSchema }),
};

const tokenCountsSchema = z.object(tokenCountsShape);

export const toUsage = (counts: z.output<typeof tokenCountsSchema>): Usage => ({
  uncachedInput: counts.uncached_input_tokens,
  cacheRead: counts.cache_read_input_tokens,
  cacheWrite5m: counts.cache_creation.ephemeral_5m_input_tokens,
  cacheWrite1h: counts.cache_creation.ephemeral_1h_input_tokens,
  output: counts.output_tokens,
  webSearches: counts.server_tool_use.web_search_requests,
});
