import { setTimeout as delay } from 'node:timers/promises';
import { type Instant, toInstant } from '../../src/domain/day.ts';
import type { Clock } from '../../src/ports.ts';

/** The day on which every benchmark takes place. */
export const NOW: Instant = toInstant(Date.parse('2026-11-22T12:00:00Z'));

/** Longer pauses are those of the request budget, or follow from them. */
const LONG_MS = 5_000;

export interface BenchClock extends Clock {
  /** What would have been waited, milliseconds. */
  skipped(): number;
}

/**
 * Runs on from `NOW`, and turns on past pauses of `longMs` or more: what is measured is work, not the waiting for a
 * minute to pass. Hundreds of requests also wait for the short gaps between those of the minute before: whoever makes so
 * many gives 1.
 */
export const createBenchClock = (longMs = LONG_MS): BenchClock => {
  const startedAt = performance.now();
  let skipped = 0;
  return {
    now: () => toInstant(NOW + Math.floor(performance.now() - startedAt + skipped)),
    sleep: async (ms, signal) => {
      if (ms < longMs) return delay(ms, undefined, signal === undefined ? {} : { signal });
      skipped += ms;
    },
    skipped: () => skipped,
  };
};
