import type { Budget } from '../../domain/budget.ts';
import { unitAround } from '../../domain/calendar.ts';
import { contains, type Day, plusDays, type Span } from '../../domain/day.ts';
import { type Money, sum } from '../../domain/money.ts';
import type { Cost, SpendFacts } from '../../domain/spend.ts';

/** What a budget's running period has cost. `last` is the newest day in it: today, or the newest day that all reports have. */
export interface BudgetLevel {
  readonly period: Span;
  readonly last: Day;
  readonly spent: Money;
}

const periodAround = (period: Budget['period'], day: Day): Span => {
  switch (period) {
    case 'daily':
      return { from: day, to: plusDays(day, 1) };
    case 'weekly':
      return unitAround('week', day);
    case 'monthly':
      return unitAround('month', day);
  }
};

/**
 * The exact spend of the period that the newest day belongs to. Reports without today are a day behind: where they have
 * a part, the period is judged up to yesterday, so that its last day counts too.
 */
export const measureBudget = (budget: Budget, facts: readonly SpendFacts<Cost>[], today: Day): BudgetLevel => {
  const ends = facts.map(({ covered }) => plusDays(covered.to, -1));
  const last = [today, ...ends].reduce((first, end) => (end < first ? end : first));
  const period = periodAround(budget.period, last);
  const days = facts.flatMap(({ daily }) => daily).filter(({ day }) => contains(period, day));
  return { period, last, spent: sum(days.map(({ measure }) => measure.amount)) };
};
