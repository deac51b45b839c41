import type { Day } from '../day.ts';
import { compareMoney, estimate, type Money, toNumber } from '../money.ts';
import { median } from '../statistics.ts';
import type { SettingsOn } from './judge-series.ts';
import type { DayAmount } from './judgement.ts';
import { anomalySettings, type Direction, type Sensitivity } from './settings.ts';

/** Four weeks: every day of the week as often as the others. */
const USUAL_DAYS = 28;
const LEAST_SHARE = 0.01;
const LEAST_USD = 1;

/** What a departure must come to after these days: a hundredth of the middle one, and a dollar at least. */
const leastAfter = (pastUsd: readonly number[]): Money => estimate(Math.max(LEAST_USD, LEAST_SHARE * median(pastUsd)));

/**
 * What an organisation's own spend is judged by, in total and in every workspace and model. "As the sensitivity says;
 * but what a day departs by must be worth a look to whoever answers for the whole bill: 1 % of a usual day of the whole
 * organisation, and a dollar at least." A usual day is the median of the four weeks before the day that is judged, so
 * that a day is judged by what was known then, and stays judged as the organisation grows.
 *
 * `total` are the complete days of the whole organisation, ascending; other days have the least of a dollar.
 */
export const alertSettings = (
  total: readonly DayAmount[],
  sensitivity: Sensitivity,
  direction: Direction,
): SettingsOn => {
  const usual = anomalySettings(sensitivity, direction);
  const atLeast = (least: Money) =>
    compareMoney(least, usual.leastAmount) > 0 ? { ...usual, leastAmount: least } : usual;
  const usd = total.map(({ amount }) => toNumber(amount));
  const byDay = new Map<Day, ReturnType<SettingsOn>>(
    total.map(({ day }, index) => [day, atLeast(leastAfter(usd.slice(Math.max(0, index - USUAL_DAYS), index)))]),
  );
  const otherwise = atLeast(leastAfter([]));
  return (day) => byDay.get(day) ?? otherwise;
};
