import { type Instant, parseInstant } from '../domain/day.ts';

/** What an API says about asking again. Null where it says nothing that can be used. */
export interface RetryAdvice {
  readonly shouldRetry: boolean | null;
  /** Milliseconds, above zero and at most a year. */
  readonly afterMs: number | null;
  /** When the limit on requests is lifted: in the future. */
  readonly resetAt: Instant | null;
}

export const NO_ADVICE: RetryAdvice = { shouldRetry: null, afterMs: null, resetAt: null };

type ReadHeader = (name: string) => string | null;

/** What is longer is a slip of whoever sent it, and an instant beyond all dates could be told to nobody. */
const YEAR_MS = 365 * 24 * 3_600_000;

const positive = (ms: number): number | null => (Number.isFinite(ms) && ms > 0 ? Math.min(ms, YEAR_MS) : null);

const readAfterMs = (header: ReadHeader, now: Instant): number | null => {
  const ms = header('retry-after-ms');
  const exact = ms === null ? null : positive(Number(ms));
  if (exact !== null) return exact;
  const after = header('retry-after');
  if (after === null) return null;
  const seconds = Number(after);
  // `retry-after` is a count of seconds or an HTTP date.
  return positive(Number.isNaN(seconds) ? Date.parse(after) - now : seconds * 1000);
};

/**
 * Reads `x-should-retry`, `retry-after-ms`, `retry-after` and `anthropic-ratelimit-requests-reset`. Reports send the
 * last one without the others and often in the past; an instant that has passed is no advice, rather than "at once".
 */
export const readRetryAdvice = (header: ReadHeader, now: Instant): RetryAdvice => {
  const should = header('x-should-retry');
  const reset = parseInstant(header('anthropic-ratelimit-requests-reset') ?? '');
  return {
    shouldRetry: should === 'true' ? true : should === 'false' ? false : null,
    afterMs: readAfterMs(header, now),
    resetAt: reset !== null && reset > now ? reset : null,
  };
};
