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

const WEEK = 7;
/** Four weeks: every day of the week as often as the others. */
const MONTH = 4 * WEEK;
const TOP = 3;
const PRECISION = 10_000n;

/** What a usual day was like: those of the four weeks before, and where weeks have a rhythm only those of the same weekday. */
export const usualDays = (day: Day, isWeekly: boolean): ReadonlySet<Day> => {
  const step = isWeekly ? WEEK : 1;
  return new Set(Array.from({ length: MONTH / step }, (_, index) => plusDays(day, -(index + 1) * step)));
};

/** The mean of the days before. Rows are there only for days with spend. */
const usualOf = (amounts: readonly Money[], days: number): Money => estimate(toNumber(sum(amounts)) / days);

/** Who rose most on a day above their usual one, the largest first. */
export const findContributors = (
  facts: SpendFacts<Cost>,
  by: SpendBy,
  { day, isWeekly }: { readonly day: Day; readonly isWeekly: boolean },
): readonly Contributor[] => {
  const usual = usualDays(day, isWeekly);
  const rises = [...Map.groupBy(facts.rows, ({ group }) => group[by] ?? null)].map(([id, rows]) => {
    const amountsOn = (isAsked: (day: Day) => boolean): readonly Money[] =>
      rows.flatMap((row) => (row.day !== null && isAsked(row.day) ? [row.measure.amount] : []));
    const before = usualOf(
      amountsOn((each) => usual.has(each)),
      usual.size,
    );
    return { id, rise: subtract(sum(amountsOn((each) => each === day)), before) };
  });
  const risen = rises.filter(({ rise }) => rise > 0n);
  const total = sum(risen.map(({ rise }) => rise));
  return rank(risen, { sizeOf: ({ rise }) => rise, labelOf: ({ id }) => id ?? '', top: TOP })
    .shown.slice(0, TOP)
    .map(({ id, rise }) => ({ id, rise, share: Number((rise * PRECISION) / total) / Number(PRECISION) }));
};
