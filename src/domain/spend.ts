import type { Day, Instant, Span } from './day.ts';
import type { Money } from './money.ts';

/** The two organisations that a company may have: the Claude Console (platform API) and Claude Enterprise (claude.ai). */
export type Source = 'console' | 'enterprise';

/** Which reports answer a key: the Usage and Cost Analytics API, or the reports that came before it. */
export type Generation = 'analytics' | 'classic';

/** What a row of spend can be grouped and filtered by, beside the day. */
export const GROUPINGS = [
  'workspace',
  'model',
  'key',
  'user',
  'product',
  'service',
  'token',
  'tier',
  'channel',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The words that may follow `by`. */
export const DIMENSIONS = ['day', ...GROUPINGS] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * The identity that usage is attributed to. `id` is `user_…`, `svac_…`, `apikey_…`, or for a federated identity a
 * stable text of its provider and subject.
 */
export interface Actor {
  readonly id: string;
  readonly type: 'user' | 'service_account' | 'api_key' | 'federated';
  readonly email: string | null;
  readonly name: string | null;
  readonly deleted: boolean;
}

export interface Cost {
  readonly amount: Money;
}

/** Counts of tokens and of web searches. Total input is uncached + cache read + both cache writes. */
export interface Usage {
  readonly uncachedInput: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly output: number;
  readonly webSearches: number;
}

/**
 * One row as the source gave it, in the house's words. `group` holds an id per grouping that was asked for (an API id,
 * or the API's own word for model, product, service, token, tier), null where the source gives none. `day` is null
 * when the row sums the whole span.
 */
export interface SpendRow<M> {
  readonly day: Day | null;
  readonly group: Readonly<Partial<Record<Grouping, string | null>>>;
  readonly measure: M;
}

/** Only rows whose `by` value is one of `ids`; null among them means rows without one. Several filters: all must hold. */
export interface Filter {
  readonly by: Grouping;
  readonly ids: readonly (string | null)[];
}

/** One question to one source. `daily` and `breakdown.span` may reach beyond what the source has: it answers what it covers. */
export interface SpendQuestion {
  /** Days whose totals are wanted: for totals, comparison, chart and forecast. */
  readonly daily: Span;
  /** A breakdown by one or two dimensions (at most one of them `day`), or null for totals only. */
  readonly breakdown: { readonly span: Span; readonly by: readonly Dimension[] } | null;
  readonly filters: readonly Filter[];
}

export interface SpendFacts<M> {
  readonly source: Source;
  readonly generation: Generation;
  /** The days that the source can answer for: never before its first day, never after today, for classic reports never today. */
  readonly covered: Span;
  /** One total a day for every day of `daily` ∩ `covered`, days without use included as zero. */
  readonly daily: readonly { readonly day: Day; readonly measure: M }[];
  /** The breakdown over `breakdown.span` ∩ `covered`: its rows add up exactly to the daily totals of that span. */
  readonly rows: readonly SpendRow<M>[];
  /** Identities named by the rows. */
  readonly actors: readonly Actor[];
  /** The source's watermark: data before it is complete. Null when the source does not tell. */
  readonly refreshedAt: Instant | null;
  /** The part of the breakdown that the source did not itemise, when its groups do not add up to its own total. */
  readonly notItemised: M | null;
}
