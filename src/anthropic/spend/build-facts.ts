import { type Day, daysOf, type Span } from '../../domain/day.ts';
import { groupRows, totalOf } from '../../domain/group-rows.ts';
import type { Actor, SpendFacts, SpendRow } from '../../domain/spend.ts';
import type { Counting } from './counting.ts';
import type { Piece } from './fill-blocks.ts';
import type { QuestionPlan } from './plan-question.ts';
import type { Spine } from './spine.ts';
import { type RowMemory, sumPieces } from './sum-pieces.ts';

/** What was read for a plan: pieces of its two breakdowns, none where it needs none. */
export interface Readings<M> {
  readonly spine: Spine<M>;
  readonly days: readonly Piece[];
  readonly rows: readonly Piece[];
}

type Facts<M> = Pick<SpendFacts<M>, 'daily' | 'rows' | 'actors' | 'notItemised'>;

type TotalOfDay<M> = (day: Day) => M | null;

/** The total of a day under the plan's own filters, null for a day without any row. */
const findTotals = <M>(
  counting: Counting<M>,
  plan: QuestionPlan,
  { spine, days }: Readings<M>,
  memory: RowMemory<M>,
): TotalOfDay<M> => {
  if (plan.daysOffer === null) return (day) => spine.totals.get(day) ?? null;
  const sums = sumPieces(counting, days, { picked: plan.picked, groupings: [], byDay: true }, memory);
  const totals = new Map(sums.map(({ day, measure }) => [day, measure]));
  return (day) => totals.get(day) ?? null;
};

const sumDays = <M>(counting: Counting<M>, span: Span, byDay: boolean, totalOfDay: TotalOfDay<M>): SpendRow<M>[] => {
  const rows = daysOf(span).flatMap((day) => {
    const measure = totalOfDay(day);
    return measure === null ? [] : [{ day, group: {}, measure }];
  });
  return byDay ? rows : groupRows(rows, [], counting.algebra);
};

/** Takes the measures of the rows apart where the question groups or filters by what measures tell. */
const takeApart = <M>(counting: Counting<M>, plan: QuestionPlan, rows: readonly SpendRow<M>[]): SpendRow<M>[] => {
  if (plan.told.length === 0 && plan.shared.length === 0) return [...rows];
  const shares = rows.flatMap((row) =>
    counting
      .shares(row.measure)
      .filter(({ ids: shareIds }) => plan.shared.every(({ by, ids }) => ids.includes(shareIds[by] ?? null)))
      .map(({ ids, measure }) => ({ ...row, group: { ...row.group, ...ids }, measure })),
  );
  return groupRows(
    shares,
    [...(plan.byDay ? (['day'] as const) : []), ...plan.groupings, ...plan.told],
    counting.algebra,
  );
};

const findActors = <M>(rows: readonly SpendRow<M>[], pieces: readonly Piece[]): Actor[] => {
  if (pieces.every(({ table }) => table.actors.length === 0)) return [];
  const named = new Set(rows.map(({ group }) => group.user));
  const actors = new Map<string, Actor>();
  // Later pieces are of later days: what they say of a person is newer.
  for (const { table } of pieces) {
    for (const actor of table.actors) if (named.has(actor.id)) actors.set(actor.id, actor);
  }
  return [...actors.values()];
};

/** The answer to a planned question from what was read for it. */
export const buildFacts = <M>(
  counting: Counting<M>,
  plan: QuestionPlan,
  readings: Readings<M>,
  memory: RowMemory<M>,
): Facts<M> => {
  const { algebra } = counting;
  const totalOfDay = findTotals(counting, plan, readings, memory);
  const shareOf = (measure: M): M =>
    plan.shared.length === 0
      ? measure
      : totalOf(
          takeApart(counting, { ...plan, told: [], byDay: false, groupings: [] }, [{ day: null, group: {}, measure }]),
          algebra,
        );
  const dayTotals = (span: Span) =>
    daysOf(span).map((day) => ({ day, measure: shareOf(totalOfDay(day) ?? algebra.zero) }));
  const daily = dayTotals(plan.daily);
  if (plan.span === null) return { daily, rows: [], actors: [], notItemised: null };

  const whole =
    plan.rowsOffer === null
      ? sumDays(counting, plan.span, plan.byDay, totalOfDay)
      : sumPieces(counting, readings.rows, plan, memory);
  const rows = takeApart(counting, plan, whole);
  const rest = algebra.subtract(totalOf(dayTotals(plan.span), algebra), totalOf(rows, algebra));
  return { daily, rows, actors: findActors(rows, readings.rows), notItemised: algebra.isZero(rest) ? null : rest };
};
