import { weekdayOf } from '../calendar.ts';
import type { Day } from '../day.ts';
import { mean, median } from '../statistics.ts';

interface Point {
  readonly day: Day;
  readonly value: number;
}

/** What a day of the week adds to the level, and how far off that may be for want of weeks. */
export interface WeekdayEffect {
  readonly effect: number;
  readonly doubt: number;
}

const WEEK = 7;
/** Three of each weekday: with fewer, one odd day makes a rhythm. */
const LEAST_DAYS = 21;
/** Chance alone passes this in one series of twenty: the 95 % point of chi-square with six degrees of freedom. */
const SIGNIFICANT = 12.59;

/** What is left of each value without the level of the week around it. */
const withoutLevel = (points: readonly Point[]): readonly Point[] =>
  points.map(({ day, value }, index) => {
    const start = Math.max(0, Math.min(points.length - WEEK, index - 3));
    return { day, value: value - median(points.slice(start, start + WEEK).map((near) => near.value)) };
  });

/** Ranks from 1; equal values share the mean of theirs. `ties` is what the Kruskal–Wallis correction needs of them. */
const rank = (values: readonly number[]): { readonly ranks: readonly number[]; readonly ties: number } => {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value);
  const ranks = values.map(() => 0);
  let ties = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && order[end]?.value === order[start]?.value) end += 1;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + end + 1) / 2;
    ties += (end - start) ** 3 - (end - start);
  }
  return { ranks, ties };
};

/** Kruskal and Wallis' H: how far the groups' mean ranks lie apart, whatever the distribution. Zero when all values are equal. */
const kruskalWallis = (groups: readonly (readonly number[])[]): number => {
  const { ranks, ties } = rank(groups.flat());
  const count = ranks.length;
  const possible = count ** 3 - count;
  if (ties === possible) return 0;
  let start = 0;
  let spread = 0;
  for (const { length } of groups) {
    if (length > 0) spread += ranks.slice(start, start + length).reduce((total, one) => total + one, 0) ** 2 / length;
    start += length;
  }
  return ((12 / (count * (count + 1))) * spread - 3 * (count + 1)) / (1 - ties / possible);
};

/**
 * What each day of the week adds to the level, Monday first: from ascending values on a scale where effects add up (a
 * logarithm). Null when the values do not show that days of the week differ.
 */
export const findRhythm = (points: readonly Point[]): readonly WeekdayEffect[] | null => {
  if (points.length < LEAST_DAYS) return null;
  const weekdays: number[][] = Array.from({ length: WEEK }, () => []);
  for (const { day, value } of withoutLevel(points)) weekdays[weekdayOf(day)]?.push(value);
  if (kruskalWallis(weekdays) < SIGNIFICANT) return null;
  // Drawn towards none by as much as one week would weigh; what that takes off remains as doubt.
  const drawn = weekdays.map((values) => (median(values) * values.length) / (values.length + 1));
  const centre = mean(drawn);
  return drawn.map((effect, weekday) => ({
    effect: effect - centre,
    doubt: Math.abs(effect - centre) / Math.max(1, weekdays[weekday]?.length ?? 0),
  }));
};
