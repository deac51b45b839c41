import type { DayAmount } from '../../domain/anomaly/judgement.ts';
import type { Day } from '../../domain/day.ts';
import { sum, ZERO } from '../../domain/money.ts';
import { rank } from '../../domain/ranking.ts';
import type { Cost, SpendFacts } from '../../domain/spend.ts';
import { firstOpenDay } from '../complete-days.ts';
import type { Observation, SpendBy } from '../rule.ts';

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

/** To judge a series takes milliseconds: what a very long tail of small ones does shows in the total and in its models. */
const MOST = 50;

/** A row is there only for days with spend: the others are zero, because the reports cover them. */
const splitSeries = (by: SpendBy, facts: SpendFacts<Cost>, today: Day): readonly Series[] => {
  const days = completeDays(facts, today);
  const groups = Map.groupBy(facts.rows, ({ group }) => group[by] ?? null);
  const sizeOf = ([, rows]: readonly [unknown, typeof facts.rows]) => sum(rows.map(({ measure }) => measure.amount));
  return rank([...groups], { sizeOf, labelOf: ([id]) => id ?? '', top: MOST }).shown.map(([id, rows]) => {
    const amounts = new Map(rows.map(({ day, measure }) => [day, measure.amount]));
    const first = Math.min(...rows.map(({ day }) => day ?? Number.POSITIVE_INFINITY));
    return {
      subject: `${by}:${id ?? ''}`,
      by,
      id,
      days: days.filter(({ day }) => day >= first).map(({ day }) => ({ day, amount: amounts.get(day) ?? ZERO })),
    };
  });
};

/** The total first, then every workspace and every model that spent anything. */
export const listSeries = ({ spend, spendBy }: Observation, today: Day): readonly Series[] => [
  ...(spend.state === 'present'
    ? [{ subject: 'total', by: null, id: null, days: completeDays(spend.value, today) }]
    : []),
  ...(['workspace', 'model'] as const).flatMap((by) => {
    const part = spendBy[by];
    return part.state === 'present' ? splitSeries(by, part.value, today) : [];
  }),
];
