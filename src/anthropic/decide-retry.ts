import { type Instant, toInstant } from '../domain/day.ts';
import type { RetryAdvice } from './read-retry-advice.ts';

/** An attempt that gave no answer: its status, or null when no whole reply came. A 200 here is one that was not JSON. */
interface FailedAttempt {
  readonly status: number | null;
  readonly advice: RetryAdvice;
}

/** How far the request has come. */
interface Progress {
  /** Whether it may be sent again: what writes may have been done although it failed. */
  readonly repeatable: boolean;
  /** Attempts made, this one included. */
  readonly tries: number;
  /** In attempts and in waits between them. */
  readonly elapsedMs: number;
  readonly now: Instant;
  /** From 0 up to 1. */
  readonly random: number;
}

type RetryDecision =
  | { readonly retry: true; readonly afterMs: number }
  /** `retryAt`: when asking again makes sense. */
  | { readonly retry: false; readonly retryAt: Instant };

const TOO_MANY_REQUESTS = 429;
const MAX_TRIES = 4;
const MAX_TRIES_RATE_LIMITED = 5;
/** A person waits for the answer: past these they are told when to ask again instead. */
const MAX_DELAY_MS = 60_000;
const MAX_ELAPSED_MS = 90_000;
const BACKOFF_MS = 500;
const BACKOFF_RATE_LIMITED_MS = 1000;
/** Limits are counted by the minute. */
const LIMIT_WINDOW_MS = 60_000;

const isTransient = (status: number | null): boolean =>
  status === null ||
  (status >= 200 && status < 300) ||
  status === 408 ||
  status === 409 ||
  status === TOO_MANY_REQUESTS ||
  status >= 500;

/** Doubles with every try; jitter takes up to half of it off, so that clients that failed together part ways. */
const backOff = (rateLimited: boolean, tries: number, random: number): number =>
  (rateLimited ? BACKOFF_RATE_LIMITED_MS : BACKOFF_MS) * 2 ** (tries - 1) * (1 - random / 2);

/**
 * Whether to ask again, and after how long. The API's `x-should-retry` decides when it is sent; otherwise 408, 409, 429,
 * 5xx, an unreadable 200 and no reply at all are worth another try, and nothing else is. The API's own delay is kept;
 * without one, an exponential backoff. A delay that a person would not wait for ends it, and what writes is never sent again.
 */
export const decideRetry = ({ status, advice }: FailedAttempt, progress: Progress): RetryDecision => {
  const { repeatable, tries, elapsedMs, now, random } = progress;
  const rateLimited = status === TOO_MANY_REQUESTS;
  const untilReset = advice.resetAt === null ? null : advice.resetAt - now;
  const give = (): RetryDecision => ({
    retry: false,
    retryAt: toInstant(now + (advice.afterMs ?? untilReset ?? LIMIT_WINDOW_MS)),
  });

  if (!repeatable || !(advice.shouldRetry ?? isTransient(status))) return give();
  if (tries >= (rateLimited ? MAX_TRIES_RATE_LIMITED : MAX_TRIES)) return give();

  const own = backOff(rateLimited, tries, random);
  const patience = Math.min(MAX_DELAY_MS, MAX_ELAPSED_MS - elapsedMs);
  // The reset is when the limit is whole again: a request may fit sooner, so a late one is no reason to give up.
  const reset = rateLimited && untilReset !== null && untilReset <= patience ? untilReset : 0;
  const afterMs = advice.afterMs ?? Math.max(own, reset);
  return afterMs > patience ? give() : { retry: true, afterMs };
};
