import { median } from '../statistics.ts';

const WEEK = 7;
/** A surprise counts as at most this many deviations: one wild day must not carry the level away. */
const MOST_SURPRISE = 2;
/** Makes the median absolute difference of neighbours the standard deviation of a normal distribution. */
const NORMAL_DIFFERENCE = 1.4826 / Math.SQRT2;
const LEAST_DEVIATION = 0.01;

const deviationOf = (values: readonly number[]): number => {
  const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  return Math.max(LEAST_DEVIATION, NORMAL_DIFFERENCE * median(steps));
};

/**
 * Exponential smoothing that outliers cannot carry away: the level before each value, and last the one after all of
 * them. `pace` is how much of a surprise the level takes over. Where more than a week lies on one side, every day of
 * it beyond what counts, that is no outlier but a new level, which is taken over at once.
 */
export const smoothLevel = (values: readonly number[], pace: number): readonly number[] => {
  const most = MOST_SURPRISE * deviationOf(values);
  let level = median(values.slice(0, WEEK));
  let run = 0;
  const levels = [level];
  for (const [index, value] of values.entries()) {
    const surprise = value - level;
    const side = Math.abs(surprise) > most ? Math.sign(surprise) : 0;
    run = side === 0 ? 0 : Math.sign(run) === side ? run + side : side;
    if (Math.abs(run) <= WEEK) level += pace * Math.max(-most, Math.min(most, surprise));
    else {
      level = median(values.slice(index + 1 - WEEK, index + 1));
      run = 0;
    }
    levels.push(level);
  }
  return levels;
};
