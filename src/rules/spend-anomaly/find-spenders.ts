import type { Day } from '../../domain/day.ts';
import { estimate, type Money, subtract, sum, toNumber, ZERO } from '../../domain/money.ts';
import { nameActor } from '../../domain/name-actor.ts';
import { rank } from '../../domain/ranking.ts';
import type { Cost, SpendFacts } from '../../domain/spend.ts';
import type { DaySpenders, Observation } from '../rule.ts';
import { type findContributors, usualDays } from './find-contributors.ts';

/** A key or an identity, what it spent that day, and how much that is above its usual such day; null where that is not known. */
export interface Spender {
  readonly name: string;
  readonly amount: Money;
  readonly rise: Money | null;
}

type When = Parameters<typeof findContributors>[2];

const TOP = 3;
const NOBODY: Readonly<Record<DaySpenders['by'], string>> = { key: 'no API key', user: 'no identity' };

/** Keys by their names, people by their addresses. */
const namesIn = ({ facts, by }: DaySpenders, { keys }: Observation): ReadonlyMap<string, string> => {
  const listed = keys.state === 'present' ? keys.value.map(({ id, name }) => [id, name] as const) : [];
  const actors = facts.actors.map((actor) => [actor.id, nameActor(actor)] as const);
  return new Map(by === 'key' ? listed : [...actors, ...listed]);
};

const amountsOf = ({ rows }: SpendFacts<Cost>, by: DaySpenders['by']): ReadonlyMap<string | null, Money> =>
  new Map(
    [...Map.groupBy(rows, ({ group }) => group[by] ?? null)].map(([id, same]) => [
      id,
      sum(same.map(({ measure }) => measure.amount)),
    ]),
  );

/** How much of an average day such a day usually is: where weeks have a rhythm, a Saturday is not a Monday. */
const weightOf = ({ spend }: Observation, { day, isWeekly }: When): number => {
  if (!isWeekly || spend.state !== 'present') return 1;
  const { daily } = spend.value;
  const meanOf = (days: ReadonlySet<Day>): number =>
    toNumber(sum(daily.filter((each) => days.has(each.day)).map(({ measure }) => measure.amount))) / days.size;
  const average = meanOf(usualDays(day, false));
  return average > 0 ? meanOf(usualDays(day, true)) / average : 1;
};

/** What each usually spends on such a day; null where nobody knows what they spent before. */
const usualOf = ({ before, by }: DaySpenders, weight: number): ((id: string | null) => Money) | null => {
  if (before === null) return null;
  const amounts = amountsOf(before.facts, by);
  return (id) => estimate((toNumber(amounts.get(id) ?? ZERO) / before.days) * weight);
};

/** Who rose most that day; where nobody knows what they spent before, who spent most. The largest first. */
export const findSpenders = (spenders: DaySpenders, observation: Observation, when: When): readonly Spender[] => {
  const { facts, by } = spenders;
  const names = namesIn(spenders, observation);
  const usual = usualOf(spenders, weightOf(observation, when));
  const all = [...amountsOf(facts, by)].map(([id, amount]) => ({
    name: id === null ? NOBODY[by] : (names.get(id) ?? id),
    amount,
    rise: usual === null ? null : subtract(amount, usual(id)),
  }));
  const sizeOf = ({ amount, rise }: Spender): Money => rise ?? amount;
  return rank(all, { sizeOf, labelOf: ({ name }) => name, top: TOP })
    .shown.slice(0, TOP)
    .filter((each) => sizeOf(each) > 0n);
};
