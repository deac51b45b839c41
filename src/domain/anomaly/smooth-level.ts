import { median } from '../statistics.ts';

const WEEK = 7;
/** A surprise counts as at most this many deviations: one wild day must not carry the level away. */
const MOST_SURPRISE = 2;
/** Makes the median absolute difference of neighbours the standard deviation of a normal distribution. */
const NORMAL_DIFFERENCE = 1.4826 / Math.SQRT2;
const LEAST_DEVIATION = 0.01;

const deviationOf = (values: readonly number[]): number => {
  const steps: number[] = [];
  for (let index = 1; index < values.length; index += 1)
    steps.push(Math.abs((values[index] ?? 0) - (values[index - 1] ?? 0)));
  return Math.max(LEAST_DEVIATION, NORMAL_DIFFERENCE * median(steps));
};

/** How many values in a row lie on this side of the level, negative below it, after one more. */
const runAfter = (run: number, side: number): number => {
  if (side === 0) return 0;
  return Math.sign(run) === side ? run + side : side;
};

/**
 * Exponential smoothing that outliers cannot carry away: the level before each value, and last the one after all of
 * them. `pace` is how much of a surprise the level takes over. Where more than a week lies on one side, every day of
 * it beyond what counts, that is no outlier but a new level, which is taken over at once.
 *
 * The values come first, because what is needed of them is the same at every pace.
 */
export const smoothLevel = (values: readonly number[]): ((pace: number) => readonly number[]) => {
  const most = MOST_SURPRISE * deviationOf(values);
  const first = median(values, 0, WEEK);
  return (pace) => {
    let level = first;
    let run = 0;
    const levels = [level];
    for (let index = 0; index < values.length; index += 1) {
      const surprise = (values[index] ?? 0) - level;
      run = runAfter(run, Math.abs(surprise) > most ? Math.sign(surprise) : 0);
      if (Math.abs(run) <= WEEK) level += pace * Math.max(-most, Math.min(most, surprise));
      else {
        level = median(values, index + 1 - WEEK, index + 1);
        run = 0;
      }
      levels.push(level);
    }
    return levels;
  };
};
