import { setTimeout as delay } from 'node:timers/promises';
import { type Instant, toInstant } from '../../src/domain/day.ts';
import type { Clock } from '../../src/ports.ts';

/** Up to here a pause is one of a request: its budget, or a moment before it is repeated. */
const LONGEST_TURNED_MS = 60_000;
/** So much faster a pause goes by that is turned past: an answer that comes at once must not be overtaken by its timeout. */
const SPEED = 50;

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Runs on by itself only past short pauses; whoever sleeps longer waits until the clock is put forward. */
export interface SoakClock extends Clock {
  /** Never back: what was turned past stays past. */
  putForward(to: number): void;
}

export const createSoakClock = (start: number): SoakClock => {
  let now = start;
  let sleepers: readonly Sleeper[] = [];

  const putForward = (to: number): void => {
    now = Math.max(now, Math.ceil(to));
    const awake = sleepers.filter(({ until }) => until <= now);
    sleepers = sleepers.filter(({ until }) => until > now);
    for (const { wake } of awake) wake();
  };

  const sleepLong = (until: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        sleepers = sleepers.filter((each) => each !== sleeper);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', give);
        resolve();
      };
      const sleeper: Sleeper = { until, wake };
      sleepers = [...sleepers, sleeper];
      signal?.addEventListener('abort', give, { once: true });
    });

  return {
    now: (): Instant => toInstant(now),
    putForward,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      const until = now + ms;
      if (ms > LONGEST_TURNED_MS) return sleepLong(until, signal);
      await delay(ms / SPEED, undefined, signal === undefined ? {} : { signal });
      putForward(until);
    },
  };
};
