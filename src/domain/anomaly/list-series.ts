import { firstOpenDay } from '../complete-days.ts';
import type { Day } from '../day.ts';
import { sum, ZERO } from '../money.ts';
import type { Part } from '../part.ts';
import { rank } from '../ranking.ts';
import type { Cost, Grouping, SpendFacts } from '../spend.ts';
import type { DayAmount } from './judgement.ts';

/** What daily spend is split by to be watched. */
export type SpendBy = Extract<Grouping, 'workspace' | 'model'>;

/** The daily spend of one source: the total, and the rows of each split. */
export interface WatchedSpend {
  readonly spend: Part<SpendFacts<Cost>>;
  readonly spendBy: Readonly<Record<SpendBy, Part<SpendFacts<Cost>>>>;
}

/** The daily spend of something: complete days, ascending, without a gap. */
export interface Series {
  /** `total`, `workspace:wrkspc_…`, `model:claude-…`. */
  readonly subject: string;
  readonly by: SpendBy | null;
  readonly id: string | null;
  readonly days: readonly DayAmount[];
}

const completeDays = (facts: SpendFacts<Cost>, today: Day): readonly DayAmount[] => {
  const end = firstOpenDay(facts, today);
  return facts.daily.filter(({ day }) => day < end).map(({ day, measure }) => ({ day, amount: measure.amount }));
};

/** A row is there only for days with spend: the others are zero, because the reports cover them. The largest come first. */
const splitSeries = (by: SpendBy, facts: SpendFacts<Cost>, today: Day): readonly Series[] => {
  const days = completeDays(facts, today);
  const groups = [...Map.groupBy(facts.rows, ({ group }) => group[by] ?? null)].map(([id, rows]) => ({
    id,
    rows,
    size: sum(rows.map(({ measure }) => measure.amount)),
  }));
  const all = groups.length;
  return rank(groups, { sizeOf: ({ size }) => size, labelOf: ({ id }) => id ?? '', top: all }).shown.map(
    ({ id, rows }) => {
      const amounts = new Map(rows.map(({ day, measure }) => [day, measure.amount]));
      const first = rows.reduce((least, { day }) => Math.min(least, day ?? least), Number.POSITIVE_INFINITY);
      return {
        subject: `${by}:${id ?? ''}`,
        by,
        id,
        days: days.filter(({ day }) => day >= first).map(({ day }) => ({ day, amount: amounts.get(day) ?? ZERO })),
      };
    },
  );
};

/** The total, then every workspace and every model that spent anything. What could not be read has none. */
export const listSeries = ({ spend, spendBy }: WatchedSpend, today: Day): readonly Series[] => [
  ...(spend.state === 'present'
    ? [{ subject: 'total', by: null, id: null, days: completeDays(spend.value, today) }]
    : []),
  ...(['workspace', 'model'] as const).flatMap((by) => {
    const part = spendBy[by];
    return part.state === 'present' ? splitSeries(by, part.value, today) : [];
  }),
];
