import { mean } from './statistics.ts';

const WEEK = 7;
const FLAT: readonly number[] = [1, 1, 1, 1, 1, 1, 1];

/** Eight weeks are long enough to average over and short enough to follow a changed rhythm. */
const MOST_WEEKS = 8;

/** Without the lowest and the highest fifth, so that a single spike is not taken for a rhythm. */
const trimmedMean = (values: readonly number[]): number => {
  if (values.length < 3) return mean(values);
  const cut = Math.max(1, Math.floor(values.length / 5));
  return mean(values.toSorted((a, b) => a - b).slice(cut, -cut));
};

/** Each week's days as shares of that week's own level; weeks without spend have no rhythm to tell. */
const sharesOf = (values: readonly number[], end: number): readonly (readonly number[])[] => {
  const shares: number[][] = FLAT.map(() => []);
  const weeks = Math.min(MOST_WEEKS, Math.floor(end / WEEK));
  for (let start = end - weeks * WEEK; start < end; start += WEEK) {
    const week = values.slice(start, start + WEEK);
    const level = mean(week);
    if (level > 0) for (const [index, value] of week.entries()) shares[(start + index) % WEEK]?.push(value / level);
  }
  return shares;
};

/**
 * How a day of the week compares with the average day: seven factors with mean 1, by index modulo 7, from the values
 * before `end`. Drawn towards flat by as much as one week would weigh, and flat while there are fewer than two weeks.
 */
export const weekdayProfile = (values: readonly number[], end: number): readonly number[] => {
  const shares = sharesOf(values, end);
  const weeks = shares[0]?.length ?? 0;
  if (weeks < 2) return FLAT;
  const raw = shares.map((share) => 1 + ((trimmedMean(share) - 1) * weeks) / (weeks + 1));
  const level = mean(raw);
  return raw.map((factor) => factor / level);
};
