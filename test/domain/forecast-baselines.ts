/** What is known on a day: values up to yesterday, how many of them are of this month, and how many days are left. */
export interface Known {
  readonly values: readonly number[];
  readonly monthSoFar: readonly number[];
  readonly left: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The month goes on as it began. */
export const runRate = ({ monthSoFar, left }: Known): number => mean(monthSoFar) * left;

/** Every day left is like the mean of the last 28. */
export const lastFourWeeks = ({ values, left }: Known): number => mean(values.slice(-28)) * left;

/** Every day left is like the mean of the last four days of its weekday. */
export const sameWeekday = ({ values, left }: Known): number =>
  Array.from({ length: left }, (_, ahead) =>
    mean([1, 2, 3, 4].map((week) => values[values.length + (ahead % 7) - week * 7] ?? 0)),
  ).reduce((sum, value) => sum + value, 0);
