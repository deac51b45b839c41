import { createManualClock, type ManualClock } from '../../slack/kit/manual-clock.ts';

const START = Date.parse('2026-11-22T09:30:00Z');

export interface StoryClock extends ManualClock {
  /** From now on whoever sleeps wakes as soon as there is nothing else to wait for. Gives what stops it. */
  runFreely(): () => void;
}

const LOOK_AGAIN_MS = 4;

/** Stands still, so that nothing is late by itself, until a story moves it or lets it run. */
export const createStoryClock = (start = START): StoryClock => {
  const clock = createManualClock(start);
  return {
    ...clock,
    runFreely: () => {
      const timer = setInterval(() => {
        const [next] = clock.sleeping().toSorted((a, b) => a - b);
        if (next !== undefined) clock.advance(Math.max(0, next));
      }, LOOK_AGAIN_MS);
      return () => clearInterval(timer);
    },
  };
};
