import { weekdayOf } from '../calendar.ts';
import type { Day } from '../day.ts';
import { median, type Weighted, weightedQuantile } from '../statistics.ts';
import { findRhythm } from './find-rhythm.ts';
import { smoothLevel } from './smooth-level.ts';

/** A past day as the prediction sees it: dollars, never negative. */
export interface PastDay {
  readonly day: Day;
  readonly usd: number;
  /** False for the later days of an episode: their surprise was counted on its first day. */
  readonly isSurprising: boolean;
}

export interface Prediction {
  readonly expected: number;
  /** Dollars of a day that lies this many deviations above (or below) what is expected; at least zero. */
  readonly at: (deviations: number) => number;
  readonly deviationsOf: (usd: number) => number;
  /**
   * `quiet`: a day of the week that is usually without spend. `sporadic`: days without spend come without a rhythm, so
   * that none of them is a surprise, and only days with spend are compared.
   */
  readonly kind: 'usual' | 'quiet' | 'sporadic';
  readonly isWeekly: boolean;
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
/** Part of a usual day that is added before taking logarithms: ratios count, but a day without spend stays finite. */
const OFFSET = 0.1;
const SPORADIC = 0.2;
/** A day of the week with at most this part of a usual day says nothing about the level. */
const QUIET = 0.1;
const LEAST_DAYS = 10;

interface Following {
  readonly level: number;
  readonly errors: readonly Weighted[];
  readonly meanError: number;
}

const follow = (values: readonly number[], days: readonly PastDay[], today: Day, pace: number): Following => {
  const levels = smoothLevel(values, pace);
  const settled = Math.min(SETTLING, Math.floor(values.length / 2));
  const errors = days.flatMap(({ day, isSurprising }, index) =>
    index < settled || !isSurprising
      ? []
      : [
          {
            value: Math.abs((values[index] ?? 0) - (levels[index] ?? 0)),
            weight: 0.5 ** ((today - day) / HALF_LIFE),
          },
        ],
  );
  const weight = errors.reduce((total, error) => total + error.weight, 0);
  const missed = errors.reduce((total, error) => total + error.value * error.weight, 0);
  return { level: levels.at(-1) ?? 0, errors, meanError: weight > 0 ? missed / weight : Number.POSITIVE_INFINITY };
};

const deviationOf = (errors: readonly Weighted[]): number =>
  Math.max(LEAST_DEVIATION, weightedQuantile(errors, ONE_DEVIATION), weightedQuantile(errors, NEARLY_ALL) / 3);

/** The middle day of each weekday, Monday first. */
const weekdayMedians = (past: readonly PastDay[]): readonly number[] =>
  Array.from({ length: 7 }, (_, weekday) =>
    median(past.filter(({ day }) => weekdayOf(day) === weekday).map(({ usd }) => usd)),
  );

/**
 * What a day is expected to cost from the days before it (ascending, gaps allowed): the recent level with the weekly
 * rhythm where there is one, and how far past days were off the same prediction. Null with too few comparable days.
 */
export const predictDay = (past: readonly PastDay[], today: Day): Prediction | null => {
  const spending = past.filter(({ usd }) => usd > 0);
  const usual = median(spending.map(({ usd }) => usd));
  if (usual === 0) return null;
  const offset = OFFSET * usual;
  const toScale = (usd: number): number => Math.log(usd + offset);
  const fromScale = (value: number): number => Math.max(0, Math.exp(value) - offset);

  const rhythm = findRhythm(past.map(({ day, usd }) => ({ day, value: toScale(usd) })));
  const medians = weekdayMedians(past);
  const medianOn = (day: Day): number => medians[weekdayOf(day)] ?? 0;
  const isQuiet = (day: Day): boolean => rhythm !== null && medianOn(day) <= QUIET * usual;
  const isSporadic = rhythm === null && spending.length < (1 - SPORADIC) * past.length;
  const days = isSporadic ? spending : past.filter(({ day }) => !isQuiet(day));
  if (days.length < LEAST_DAYS) return null;

  const effectOn = (day: Day): number => rhythm?.[weekdayOf(day)]?.effect ?? 0;
  const values = days.map(({ day, usd }) => toScale(usd) - effectOn(day));
  const { level, errors } = PACES.map((pace) => follow(values, days, today, pace)).reduce((best, other) =>
    other.meanError < best.meanError ? other : best,
  );
  const caution = 1 + 1 / Math.max(1, errors.length);
  const missed = caution * deviationOf(errors);
  const deviation = Math.hypot(missed, rhythm?.[weekdayOf(today)]?.doubt ?? 0);
  const centre = isQuiet(today) ? toScale(medianOn(today)) : level + effectOn(today);
  const kind = isQuiet(today) ? 'quiet' : 'usual';
  return {
    expected: fromScale(centre),
    at: (deviations) => fromScale(centre + deviations * deviation),
    deviationsOf: (usd) => (toScale(usd) - centre) / deviation,
    kind: isSporadic ? 'sporadic' : kind,
    isWeekly: rhythm !== null,
  };
};
