import { recentLevel } from './recent-level.ts';
import { weekdayProfile } from './weekday-profile.ts';

/** The days to forecast, counted from the first that is not known: `count` days after leaving out `skip`. */
export interface Ahead {
  readonly skip: number;
  readonly count: number;
}

/** Short windows follow a shift within days, long ones average noise away. */
const WINDOWS: readonly number[] = [7, 14, 28, 56];

/** Growth is read from the last two weeks against the four before, and fades, because no growth lasts. */
const GROWTH_WINDOW = 14;
const BASE_WINDOW = 28;
const DAMPING = 0.98;
/** 3 % a day doubles spend in 24 days; what seems faster is a step, not a trend. */
const MOST_GROWTH = 0.03;

/** What each candidate's mean error is taken to be before it has a past: windows of weeks are safe, the others must earn their weight. */
export const EXPECTED_ERRORS: readonly number[] = [0.25, 0.15, 0.1, 0.1, 0.3];

/** Growth per day, as a logarithm. */
const growthOf = (recent: number, base: number, baseLength: number): number => {
  if (recent <= 0 || base <= 0) return 0;
  const rate = Math.log(recent / base) / ((GROWTH_WINDOW + baseLength) / 2);
  return Math.max(-MOST_GROWTH, Math.min(MOST_GROWTH, rate));
};

/** Spend over the days ahead at level 1. Growth starts in the middle of its window, where its level holds. */
const weightAhead = (profile: readonly number[], end: number, { skip, count }: Ahead, growth: number): number => {
  let logarithm = (growth * GROWTH_WINDOW) / 2;
  let rate = growth;
  let weight = 0;
  for (let day = 0; day < skip + count; day += 1) {
    rate *= DAMPING;
    logarithm += rate;
    if (day >= skip) weight += (profile[(end + day) % 7] ?? 1) * Math.exp(logarithm);
  }
  return weight;
};

/**
 * What the days ahead may sum to, from the daily values before index `end`: one forecast per window, each as its recent
 * level with the weekday profile, and a last one with damped growth. In the order of `EXPECTED_ERRORS`.
 */
export const forecastCandidates = (values: readonly number[], end: number, ahead: Ahead): readonly number[] => {
  const profile = weekdayProfile(values, end);
  const flat = weightAhead(profile, end, ahead, 0);
  const levels = WINDOWS.map((length) => recentLevel(values, end, length, profile) * flat);

  const baseLength = Math.min(BASE_WINDOW, Math.max(0, end - GROWTH_WINDOW));
  const recent = recentLevel(values, end, GROWTH_WINDOW, profile);
  const base = recentLevel(values, end - GROWTH_WINDOW, baseLength, profile);
  const growth = growthOf(recent, base, baseLength);
  return [...levels, recent * weightAhead(profile, end, ahead, growth)];
};
