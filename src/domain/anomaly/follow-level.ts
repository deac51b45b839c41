import type { Day } from '../day.ts';
import { weightedQuantiles } from '../statistics.ts';
import { smoothLevel } from './smooth-level.ts';

/** A day on the scale where the level is followed. */
interface FollowedDay {
  readonly day: Day;
  /** False for the later days of an episode: their surprise was counted on its first day. */
  readonly isSurprising: boolean;
}

/** Where the level is after the last day, and how far days usually are off it. */
interface Followed {
  readonly level: number;
  readonly deviation: number;
}

/** From a level that hardly moves to one that mostly repeats yesterday: the one that did best on this series is used. */
const PACES: readonly number[] = [0.1, 0.2, 0.3, 0.5];
const SETTLING = 7;
/** Days after which a past error counts half: how much a series varies changes too. */
const HALF_LIFE = 28;
/** The share of a normal distribution within one standard deviation: a few wild days beyond it do not widen the range. */
const ONE_DEVIATION = 0.6827;
/** Where wild days are many they do: three deviations reach at least as far as nineteen in twenty past days. */
const NEARLY_ALL = 0.95;
/** Nobody's spend is steadier than 3 %: a constant past does not make the first cent a surprise. */
const LEAST_DEVIATION = 0.03;

/** The places of the days whose errors count, and what each of them weighs. */
interface Counted {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

/** The first days only find the level. */
const weigh = (days: readonly FollowedDay[], today: Day): Counted => {
  const places: number[] = [];
  const weights: number[] = [];
  for (let place = Math.min(SETTLING, Math.floor(days.length / 2)); place < days.length; place += 1) {
    const past = days[place];
    if (!past?.isSurprising) continue;
    places.push(place);
    weights.push(0.5 ** ((today - past.day) / HALF_LIFE));
  }
  return { places, weights };
};

const meanOf = (errors: readonly number[], weights: readonly number[]): number => {
  let weight = 0;
  let missed = 0;
  for (let index = 0; index < errors.length; index += 1) {
    weight += weights[index] ?? 0;
    missed += (errors[index] ?? 0) * (weights[index] ?? 0);
  }
  return weight > 0 ? missed / weight : Number.POSITIVE_INFINITY;
};

const deviationOf = (errors: readonly number[], weights: readonly number[]): number => {
  const [one = 0, nearlyAll = 0] = weightedQuantiles({ values: errors, weights }, [ONE_DEVIATION, NEARLY_ALL]);
  return Math.max(LEAST_DEVIATION, one, nearlyAll / 3);
};

/** Follows the level of ascending days, given a value for each, at the pace that has missed them by least. */
export const followLevel = (values: readonly number[], days: readonly FollowedDay[], today: Day): Followed => {
  const { places, weights } = weigh(days, today);
  const levelsAt = smoothLevel(values);
  const { level, errors } = PACES.map((pace) => {
    const levels = levelsAt(pace);
    const errors = places.map((place) => Math.abs((values[place] ?? 0) - (levels[place] ?? 0)));
    return { level: levels.at(-1) ?? 0, errors, meanError: meanOf(errors, weights) };
  }).reduce((best, other) => (other.meanError < best.meanError ? other : best));
  const caution = 1 + 1 / Math.max(1, errors.length);
  return { level, deviation: caution * deviationOf(errors, weights) };
};
