import { setTimeout as delay } from 'node:timers/promises';
import { type Instant, toInstant } from '../../src/domain/day.ts';
import type { Clock } from '../../src/ports.ts';

/** The day on which every benchmark takes place. */
export const NOW: Instant = toInstant(Date.parse('2026-11-22T12:00:00Z'));

/** Longer pauses are those of the request budget. */
const LONG_MS = 5_000;

export interface BenchClock extends Clock {
  /** What would have been waited, milliseconds. */
  skipped(): number;
}

/** Runs on from `NOW`, and turns on past long pauses: what is measured is work, not the waiting for a minute to pass. */
export const createBenchClock = (): BenchClock => {
  const startedAt = performance.now();
  let skipped = 0;
  return {
    now: () => toInstant(NOW + Math.floor(performance.now() - startedAt + skipped)),
    sleep: async (ms, signal) => {
      if (ms < LONG_MS) return delay(ms, undefined, signal === undefined ? {} : { signal });
      skipped += ms;
    },
    skipped: () => skipped,
  };
};
