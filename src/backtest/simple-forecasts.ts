import { mean } from '../domain/statistics.ts';

/** What is known on a day: dollars of the days up to yesterday, which of them are of this month, and how many days are left. */
interface Known {
  readonly values: readonly number[];
  readonly monthSoFar: readonly number[];
  readonly left: number;
}

const MONTH = 28;
const WEEK = 7;

/** The month goes on as it began. */
const runRate = ({ monthSoFar, left }: Known): number => mean(monthSoFar) * left;

/** Every day left is like the mean of the last 28. */
const last28Days = ({ values, left }: Known): number => mean(values.slice(-MONTH)) * left;

/** Every day left is like the mean of the last four days of its weekday. */
const sameWeekday = ({ values, left }: Known): number =>
  Array.from({ length: left }, (_, ahead) =>
    mean([4, 3, 2, 1].map((week) => values[values.length + (ahead % WEEK) - week * WEEK] ?? 0)),
  ).reduce((total, value) => total + value, 0);

/** The rules of thumb that a forecast must beat: what the days left will cost, in dollars, from at least 28 known days. */
export const SIMPLE_FORECASTS = { runRate, last28Days, sameWeekday } as const;

export type SimpleForecast = keyof typeof SIMPLE_FORECASTS;
