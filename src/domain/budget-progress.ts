import type { Budget } from './budget.ts';
import { budgetSpan } from './budget-period.ts';
import { contains, type Day, plusDays, type Span } from './day.ts';
import { type Money, sum } from './money.ts';
import type { Cost, SpendFacts } from './spend.ts';

/** How far a budget is used up. */
export interface BudgetProgress {
  /** The whole period, and the newest day of it that is counted: today, or the newest one that all reports have. */
  readonly span: Span;
  readonly last: Day;
  readonly spent: Money;
  /** Hundredths of a percent; what is beyond them is cut off, so that 100 is reached and never rounded to. */
  readonly percent: number;
  /** The steps that are reached, ascending. */
  readonly passed: readonly number[];
  /** After the last one that is counted. */
  readonly daysLeft: number;
}

const HUNDREDTHS = 100n;

/** The newest day that all of these reports cover: today, or yesterday where one of them has complete days only. */
export const lastCovered = (facts: readonly Pick<SpendFacts<Cost>, 'covered'>[], today: Day): Day => {
  const ends = facts.map(({ covered }) => plusDays(covered.to, -1));
  return [today, ...ends].toSorted((a, b) => a - b)[0] ?? today;
};

/** Hundredths of a percent, cut off. */
export const percentOf = (spent: Money, amount: Money): number =>
  spent <= 0n ? 0 : Number((spent * 100n * HUNDREDTHS) / amount) / Number(HUNDREDTHS);

/** Exact: a step is reached when spend has come to it, to the last fraction of a cent. The facts may reach further back. */
export const measureBudget = (
  { amount, steps, period }: Budget,
  facts: readonly SpendFacts<Cost>[],
  today: Day,
): BudgetProgress => {
  const last = lastCovered(facts, today);
  const span = budgetSpan(period, last);
  const days = facts.flatMap(({ daily }) => daily.filter(({ day }) => contains(span, day)));
  const spent = sum(days.map(({ measure }) => measure.amount));
  return {
    span,
    last,
    spent,
    percent: percentOf(spent, amount),
    passed: steps.filter((step) => spent * 100n >= BigInt(step) * amount),
    daysLeft: span.to - last - 1,
  };
};
