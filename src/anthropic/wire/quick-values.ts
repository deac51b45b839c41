import { splitCents } from './split-cents.ts';

/** An object of a reply, unchecked. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An id, or null for none; undefined for anything else. */
export const quickText = (value: unknown): string | null | undefined =>
  typeof value === 'string' || value === null ? value : undefined;

/** `{"amount":"41280.000000","currency":"USD"}`, in cents: counted as `splitCents` does. */
export const quickAmount = ({ amount, currency }: Raw, counts: number[]): boolean =>
  typeof amount === 'string' && currency === 'USD' && splitCents(amount, counts);

/** Token counts in the order of `Usage`. */
export const quickTokens = (row: Raw, counts: number[]): boolean => {
  const { cache_creation: cache, server_tool_use: tools } = row;
  if (!isRaw(cache) || !isRaw(tools)) return false;
  return (
    put(counts, 0, row.uncached_input_tokens) &&
    put(counts, 1, row.cache_read_input_tokens) &&
    put(counts, 2, cache.ephemeral_5m_input_tokens) &&
    put(counts, 3, cache.ephemeral_1h_input_tokens) &&
    put(counts, 4, row.output_tokens) &&
    put(counts, 5, tools.web_search_requests)
  );
};

const put = (counts: number[], place: number, value: unknown): boolean => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return false;
  counts[place] = value;
  return true;
};
