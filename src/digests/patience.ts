import { type Instant, MINUTE_MS, toInstant } from '../domain/day.ts';
import type { Postponed } from './digest-run.ts';

/** How long a digest waits for its data to be complete: then it comes and says what is missing. */
const GRACE_MS = 6 * 60 * MINUTE_MS;
/** Data is refreshed every few hours: asking more often would only use up requests. */
const ASK_AGAIN_MS = 10 * MINUTE_MS;
const LONGEST_MS = 30 * MINUTE_MS;

export const latestFor = (dueAt: Instant): Instant => toInstant(dueAt + GRACE_MS);

interface Attempt {
  readonly because: Postponed['because'];
  readonly failures: number;
  readonly notBefore: Instant;
}

/** Which digests were tried in vain, and when each may be tried again. Lost with the process: a new one tries at once. */
export const createPatience = () => {
  const attempts = new Map<string, Attempt>();
  return {
    /** Why it waits; null when it may be tried. A wait longer than any was measured by a clock that was set back. */
    holds: (name: string, now: Instant): Postponed['because'] | null => {
      const attempt = attempts.get(name);
      const left = (attempt?.notBefore ?? now) - now;
      return attempt !== undefined && left > 0 && left <= LONGEST_MS ? attempt.because : null;
    },
    incomplete: (name: string, now: Instant): void => {
      attempts.set(name, { because: 'incomplete', failures: 0, notBefore: toInstant(now + ASK_AGAIN_MS) });
    },
    /** The next try comes after a minute, then after twice as long each time. */
    failed: (name: string, now: Instant): void => {
      const failures = (attempts.get(name)?.failures ?? 0) + 1;
      const pause = Math.min(LONGEST_MS, MINUTE_MS * 2 ** (Math.min(failures, 10) - 1));
      attempts.set(name, { because: 'failed', failures, notBefore: toInstant(now + pause) });
    },
    done: (name: string): void => {
      attempts.delete(name);
    },
  };
};

export type Patience = ReturnType<typeof createPatience>;
