import { type Day, plusDays } from '../../domain/day.ts';
import { scaleCounts } from './counts.ts';
import { noiseAt } from './dice.ts';
import type { Counts, Fact, Ledger, Route } from './spend-fact.ts';

/** A route that is used day after day: how much on an ordinary working day, when, and how unsteadily. */
export interface Plan {
  readonly route: Route;
  /** Its own stream of noise. */
  readonly seed: number;
  readonly ordinaryDay: Counts;
  readonly from: Day;
  /** The first day without it. */
  readonly until: Day;
  /** What is left of it on Saturdays and Sundays. */
  readonly weekend: number;
  /** Out of the ordinary: 1 on most days. */
  readonly swing: (day: Day) => number;
}

export const FOR_EVER = Number.MAX_SAFE_INTEGER as Day;

const GROWTH_PER_DAY = 0.0015;
const UNSTEADY = 0.3;
/** Some days are busier for everybody. */
const MOOD = { seed: 20_260, spread: 0.14 };

const isWeekend = (day: Day): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday; 0 is Sunday.
  return weekday === 0 || weekday === 6;
};

const countsOn = (plan: Plan, day: Day, firstDay: Day): Counts => {
  const week = isWeekend(day) ? plan.weekend : 1;
  const growth = 1 + GROWTH_PER_DAY * (day - firstDay);
  const noise = 1 - UNSTEADY / 2 + UNSTEADY * noiseAt(plan.seed, day);
  const mood = 1 - MOOD.spread / 2 + MOOD.spread * noiseAt(MOOD.seed, day);
  return scaleCounts(plan.ordinaryDay, week * growth * noise * mood * plan.swing(day));
};

/** Works each day out when it is first asked for and keeps it: the same plans always give the same facts. */
export const createLedger = (plans: readonly Plan[], firstDay: Day): Ledger => {
  const days = new Map<Day, readonly Fact[]>();
  const workOut = (day: Day): readonly Fact[] =>
    plans
      .filter((plan) => day >= Math.max(firstDay, plan.from) && day < plan.until)
      .map((plan) => ({ day, route: plan.route, counts: countsOn(plan, day, firstDay) }))
      .filter(({ counts }) => counts.requests > 0);
  return {
    firstDay,
    factsOn: (day) => {
      const facts = days.get(day) ?? workOut(day);
      days.set(day, facts);
      return facts;
    },
  };
};

/** 1, except on one day. */
export const spike =
  (on: Day, factor: number) =>
  (day: Day): number =>
    day === on ? factor : 1;

/** 1, and another level from a day on. */
export const levelShift =
  (from: Day, factor: number) =>
  (day: Day): number =>
    day >= from ? factor : 1;

/** Only every tenth day. */
export const occasional =
  (phase: number) =>
  (day: Day): number =>
    (day + phase) % 10 === 0 ? 1 : 0;

export const steady = (): number => 1;

/** A day counted back from another one. */
export const daysBefore = (day: Day, count: number): Day => plusDays(day, -count);
