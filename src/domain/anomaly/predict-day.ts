import { weekdayOf } from '../calendar.ts';
import type { Day } from '../day.ts';
import { median } from '../statistics.ts';
import { findRhythm, type WeekdayEffect } from './find-rhythm.ts';
import { followLevel } from './follow-level.ts';

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

/** Part of a usual day that is added before taking logarithms: ratios count, but a day without spend stays finite. */
const OFFSET = 0.1;
const SPORADIC = 0.2;
/** A day of the week with at most this part of a usual day says nothing about the level. */
const QUIET = 0.1;
const LEAST_DAYS = 10;
const NO_EFFECT: WeekdayEffect = { effect: 0, doubt: 0 };

/** The middle day of each weekday, Monday first. */
const weekdayMedians = (usd: readonly number[], weekdays: readonly number[]): readonly number[] =>
  Array.from({ length: 7 }, (_, weekday) => median(usd.filter((_, place) => weekdays[place] === weekday)));

/**
 * What a day is expected to cost from the days before it (ascending, gaps allowed): the recent level with the weekly
 * rhythm where there is one, and how far past days were off the same prediction. Null with too few comparable days.
 */
export const predictDay = (past: readonly PastDay[], today: Day): Prediction | null => {
  const usd = past.map((each) => each.usd);
  const spending = usd.filter((amount) => amount > 0);
  const usual = median(spending);
  if (usual === 0) return null;
  const offset = OFFSET * usual;
  const toScale = (amount: number): number => Math.log(amount + offset);
  const fromScale = (value: number): number => Math.max(0, Math.exp(value) - offset);

  const scaled = usd.map(toScale);
  const weekdays = past.map(({ day }) => weekdayOf(day));
  const rhythm = findRhythm(scaled, weekdays);
  const medians = rhythm === null ? null : weekdayMedians(usd, weekdays);
  const isQuiet = (weekday: number): boolean => medians !== null && (medians[weekday] ?? 0) <= QUIET * usual;
  const isSporadic = rhythm === null && spending.length < (1 - SPORADIC) * past.length;
  const isComparable = (place: number): boolean =>
    isSporadic ? (usd[place] ?? 0) > 0 : !isQuiet(weekdays[place] ?? 0);
  const days = past.filter((_, place) => isComparable(place));
  if (days.length < LEAST_DAYS) return null;

  const values = scaled.map((value, place) => value - (rhythm?.[weekdays[place] ?? 0]?.effect ?? 0));
  const { level, deviation: missed } = followLevel(
    values.filter((_, place) => isComparable(place)),
    days,
    today,
  );
  const weekday = weekdayOf(today);
  const { effect, doubt } = rhythm?.[weekday] ?? NO_EFFECT;
  const deviation = Math.hypot(missed, doubt);
  const centre = isQuiet(weekday) ? toScale(medians?.[weekday] ?? 0) : level + effect;
  const kind = isQuiet(weekday) ? 'quiet' : 'usual';
  return {
    expected: fromScale(centre),
    at: (deviations) => fromScale(centre + deviations * deviation),
    deviationsOf: (amount) => (toScale(amount) - centre) / deviation,
    kind: isSporadic ? 'sporadic' : kind,
    isWeekly: rhythm !== null,
  };
};
