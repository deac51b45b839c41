import { type Day, daysOf, isoDay, parseIsoDay } from '../../domain/day.ts';
import { compareMoney, type Money, sum, toNumber, ZERO } from '../../domain/money.ts';
import type { Member } from '../../domain/organisation.ts';
import { createLedger, type Plan } from './plan.ts';
import { COMPONENTS, discounted, rateOf } from './price.ts';
import type { Counts, Route } from './spend-fact.ts';

interface Month {
  readonly today: Day;
  readonly firstDay: Day;
  readonly discountPercent: number;
}

const NEAR = 0.93;
const ROUND_LIMIT_CENTS = 20_000;

/** The plans of each person, by user id. */
type PlansByPerson = ReadonlyMap<string | null, readonly Plan[]>;

const personOf = ({ route: { actor } }: Plan): string | null => (actor?.type === 'user' ? actor.id : null);

const listAmountOf = (counts: Counts, route: Route): Money =>
  sum(COMPONENTS.map((component) => component.listAmount(counts, rateOf(route))));

/** Whoever costs most on an ordinary day. */
const findDearest = (seats: readonly Member[], plans: PlansByPerson): Member | undefined => {
  const daily = new Map(
    seats.map(({ id }) => [
      id,
      sum((plans.get(id) ?? []).map(({ ordinaryDay, route }) => listAmountOf(ordinaryDay, route))),
    ]),
  );
  return seats.toSorted((a, b) => compareMoney(daily.get(b.id) ?? ZERO, daily.get(a.id) ?? ZERO))[0];
};

/** In cents: somebody's month is at 93 % of it in the middle of today, but for the rounding to whole dollars. */
const nearlyReached = (own: readonly Plan[], { today, firstDay, discountPercent }: Month): number => {
  const ledger = createLedger(own, firstDay);
  const first = parseIsoDay(`${isoDay(today).slice(0, 7)}-01`) ?? today;
  const spentOn = (day: Day): number =>
    toNumber(
      discounted(sum(ledger.factsOn(day).map(({ counts, route }) => listAmountOf(counts, route))), discountPercent),
    );
  const before = daysOf({ from: first, to: today }).reduce((total, day) => total + spentOn(day), 0);
  return Math.max(1, Math.round((before + spentOn(today) / 2) / NEAR)) * 100;
};

/** By user id: one person in ten has a limit of their own, one in ten none, and whoever costs most has almost used theirs. */
export const buildSpendLimits = (
  seats: readonly Member[],
  plans: readonly Plan[],
  month: Month,
): ReadonlyMap<string, number | null> => {
  const limits = seats.flatMap(({ id }, rank): [string, number | null][] => {
    if (rank % 10 === 0) return [[id, ROUND_LIMIT_CENTS]];
    return rank % 10 === 5 ? [[id, null]] : [];
  });
  const byPerson = Map.groupBy(plans, personOf);
  const dearest = findDearest(seats, byPerson);
  if (dearest === undefined) return new Map(limits);
  return new Map([...limits, [dearest.id, nearlyReached(byPerson.get(dearest.id) ?? [], month)]]);
};
