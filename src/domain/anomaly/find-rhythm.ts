import { mean, median, placesAscending } from '../statistics.ts';

/** What a day of the week adds to the level, and how far off that may be for want of weeks. */
export interface WeekdayEffect {
  readonly effect: number;
  readonly doubt: number;
}

const WEEK = 7;
const NOTHING: readonly number[] = [0, 0, 0, 0, 0, 0, 0];
/** Three of each weekday: with fewer, one odd day makes a rhythm. */
const LEAST_DAYS = 21;
/** Chance alone passes this in one series of twenty: the 95 % point of chi-square with six degrees of freedom. */
const SIGNIFICANT = 12.59;

/** What is left of each value without the level of the week around it. */
const withoutLevel = (values: readonly number[]): readonly number[] => {
  const last = values.length - WEEK;
  const levels: number[] = [];
  for (let start = 0; start <= last; start += 1) levels.push(median(values, start, start + WEEK));
  return values.map((value, index) => value - (levels[Math.max(0, Math.min(last, index - 3))] ?? 0));
};

/** Ranks from 1; equal values share the mean of theirs. `ties` is what the Kruskal–Wallis correction needs of them. */
const rank = (values: readonly number[]): { readonly ranks: readonly number[]; readonly ties: number } => {
  const places = placesAscending(values);
  const ranks = values.slice();
  let ties = 0;
  for (let start = 0, end = 0; start < places.length; start = end) {
    const value = values[places[start] ?? 0];
    while (end < places.length && values[places[end] ?? 0] === value) end += 1;
    for (let position = start; position < end; position += 1) ranks[places[position] ?? 0] = (start + end + 1) / 2;
    ties += (end - start) ** 3 - (end - start);
  }
  return { ranks, ties };
};

/**
 * Kruskal and Wallis' H of values in seven groups, which `groups` tells of each: how far the groups' mean ranks lie
 * apart, whatever the distribution. Zero when all values are equal.
 */
const kruskalWallis = (values: readonly number[], groups: readonly number[]): number => {
  const { ranks, ties } = rank(values);
  const count = ranks.length;
  const possible = count ** 3 - count;
  if (ties === possible) return 0;
  const totals = NOTHING.slice();
  const sizes = NOTHING.slice();
  for (let place = 0; place < count; place += 1) {
    const group = groups[place] ?? 0;
    totals[group] = (totals[group] ?? 0) + (ranks[place] ?? 0);
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  let spread = 0;
  for (let group = 0; group < WEEK; group += 1) spread += (totals[group] ?? 0) ** 2 / (sizes[group] || 1);
  return ((12 / (count * (count + 1))) * spread - 3 * (count + 1)) / (1 - ties / possible);
};

/**
 * What each day of the week adds to the level, Monday first: from the values of ascending days on a scale where effects
 * add up (a logarithm), and the day of the week of each. Null when they do not show that days of the week differ.
 */
export const findRhythm = (values: readonly number[], weekdays: readonly number[]): readonly WeekdayEffect[] | null => {
  if (values.length < LEAST_DAYS) return null;
  const rest = withoutLevel(values);
  if (kruskalWallis(rest, weekdays) < SIGNIFICANT) return null;
  const byWeekday = NOTHING.map((_, weekday) => rest.filter((_, place) => weekdays[place] === weekday));
  // Drawn towards none by as much as one week would weigh; what that takes off remains as doubt.
  const drawn = byWeekday.map((values) => (median(values) * values.length) / (values.length + 1));
  const centre = mean(drawn);
  return drawn.map((effect, weekday) => ({
    effect: effect - centre,
    doubt: Math.abs(effect - centre) / Math.max(1, byWeekday[weekday]?.length ?? 0),
  }));
};
