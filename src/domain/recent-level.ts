import { median } from './statistics.ts';

/** A factor below this says too little about the level: a weekend without spend fits every level. */
const LEAST_FACTOR = 0.15;
const OUTLIER = 5;
/** Days may always vary by this share of the level: were all the same so far, the first that differs is no spike yet. */
const LEAST_DEVIATION = 0.1;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;

/** What a day of level 1 may reach before the rest of it counts as a spike; infinite where half the days are without spend. */
const ceilingOf = (levels: readonly number[]): number => {
  const middle = median(levels);
  if (middle <= 0) return Number.POSITIVE_INFINITY;
  const deviation = NORMAL * median(levels.map((level) => Math.abs(level - middle)));
  return middle + OUTLIER * Math.max(deviation, LEAST_DEVIATION * middle);
};

/**
 * The level of an average day over the last `length` values before `end`, with the weekday profile taken out and spikes
 * cut at five deviations above the median. Zero when there are no values.
 */
export const recentLevel = (
  values: readonly number[],
  end: number,
  length: number,
  profile: readonly number[],
): number => {
  const start = Math.max(0, end - length);
  const days = values
    .slice(start, Math.max(start, end))
    .map((value, index) => ({ value, factor: profile[(start + index) % 7] ?? 1 }));
  const telling = days.filter(({ factor }) => factor > LEAST_FACTOR);
  const ceiling = ceilingOf(telling.map(({ value, factor }) => value / factor));
  let spent = 0;
  let factors = 0;
  for (const { value, factor } of days) {
    spent += Math.min(value, ceiling * Math.max(factor, LEAST_FACTOR));
    factors += factor;
  }
  return factors > 0 ? spent / factors : 0;
};
