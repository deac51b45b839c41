import type { SpendBy } from '../../domain/anomaly/list-series.ts';
import { type Day, plusDays } from '../../domain/day.ts';
import { estimate, type Money, subtract, sum, toNumber } from '../../domain/money.ts';
import { rank } from '../../domain/ranking.ts';
import type { Cost, SpendFacts } from '../../domain/spend.ts';

/** What grew, by how much above its own usual day, and what part of all growth that is, from 0 to 1. */
export interface Contributor {
  readonly id: string | null;
  readonly rise: Money;
  readonly share: number;
}

/** Four weeks: every day of the week as often as the others. */
const USUAL_DAYS = 28;
const TOP = 3;
const PRECISION = 10_000n;

/** The mean of the days before. Rows are there only for days with spend. */
const usualOf = (amounts: readonly Money[]): Money => estimate(toNumber(sum(amounts)) / USUAL_DAYS);

/** Who rose most on a day above the mean of the four weeks before it, the largest first. */
export const findContributors = (facts: SpendFacts<Cost>, by: SpendBy, day: Day): readonly Contributor[] => {
  const from = plusDays(day, -USUAL_DAYS);
  const rises = [...Map.groupBy(facts.rows, ({ group }) => group[by] ?? null)].map(([id, rows]) => {
    const amountsOn = (isAsked: (day: Day) => boolean): readonly Money[] =>
      rows.flatMap((row) => (row.day !== null && isAsked(row.day) ? [row.measure.amount] : []));
    const usual = usualOf(amountsOn((each) => each >= from && each < day));
    return { id, rise: subtract(sum(amountsOn((each) => each === day)), usual) };
  });
  const risen = rises.filter(({ rise }) => rise > 0n);
  const total = sum(risen.map(({ rise }) => rise));
  return rank(risen, { sizeOf: ({ rise }) => rise, labelOf: ({ id }) => id ?? '', top: TOP })
    .shown.slice(0, TOP)
    .map(({ id, rise }) => ({ id, rise, share: Number((rise * PRECISION) / total) / Number(PRECISION) }));
};
