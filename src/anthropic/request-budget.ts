import { MINUTE_MS } from '../domain/day.ts';
import type { Clock, Log } from '../ports.ts';

/** How many requests one organisation's key may make; shared by everything in the process that uses the key. */
export interface RequestBudget {
  readonly perMinute: number;
  /** Resolves when a request may be sent, in the order of asking. Rejects when the signal aborts the wait. */
  take(signal: AbortSignal): Promise<void>;
  /** Requests of the last minute. */
  used(): number;
}

/**
 * The analytics endpoints allow 60 requests a minute, the Admin API 100, each to everybody who uses the organisation's
 * keys. A little room is left to them.
 */
const REQUESTS_PER_MINUTE = 55;

/**
 * Allows `perMinute` requests in any span of a minute: a burst of that many waits for nothing, and the next one until
 * the first of them is a minute old.
 */
export const createRequestBudget = (clock: Clock, log: Log, perMinute: number = REQUESTS_PER_MINUTE): RequestBudget => {
  let sentAt: number[] = [];
  let lastInLine: Promise<void> = Promise.resolve();

  // A clock that was set back would make requests of the future: they are forgotten rather than waited for.
  const forgetOld = (now: number): void => {
    sentAt = sentAt.filter((at) => at <= now && at > now - MINUTE_MS);
  };

  const waitForRoom = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      const now = clock.now();
      forgetOld(now);
      const [oldest = now] = sentAt;
      if (sentAt.length < perMinute) {
        sentAt.push(now);
        return;
      }
      const waitMs = oldest + MINUTE_MS - now;
      log.debug('anthropic.budget-wait', { waitMs, perMinute });
      await clock.sleep(waitMs, signal);
    }
  };

  return {
    perMinute,
    take: (signal) => {
      const turn = lastInLine.then(() => waitForRoom(signal));
      lastInLine = turn.catch(() => undefined);
      return turn;
    },
    used: () => {
      forgetOld(clock.now());
      return sentAt.length;
    },
  };
};
