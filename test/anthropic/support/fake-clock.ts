import { toInstant } from '../../../src/domain/day.ts';
import type { Clock } from '../../../src/ports.ts';

export interface FakeClock extends Clock {
  /** Every sleep that was asked for, milliseconds. */
  readonly slept: readonly number[];
  advance(ms: number): void;
}

/** A clock that moves only by being slept on. */
export const createFakeClock = (start = '2026-11-22T09:00:00Z'): FakeClock => {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    slept,
    now: () => toInstant(now),
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    advance: (ms) => {
      now += ms;
    },
  };
};
