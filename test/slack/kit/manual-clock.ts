import { type Instant, toInstant } from '../../../src/domain/day.ts';
import type { Clock } from '../../../src/ports.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Time goes on, and whoever slept until then wakes. */
  advance(ms: number): void;
  /** For how long each sleeper still sleeps. */
  sleeping(): readonly number[];
}

export const createManualClock = (start = Date.UTC(2026, 10, 22, 9, 30)): ManualClock => {
  let now = start;
  let sleepers: readonly Sleeper[] = [];
  return {
    now: (): Instant => toInstant(now),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (ms <= 0) return resolve();
        const sleeper = { until: now + ms, wake: resolve };
        sleepers = [...sleepers, sleeper];
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(new Error('aborted'));
        });
      }),
    advance: (ms) => {
      now += ms;
      const awake = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter(({ until }) => until > now);
      for (const { wake } of awake) wake();
    },
    sleeping: () => sleepers.map(({ until }) => until - now),
  };
};
