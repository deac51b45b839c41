import type { Budget } from '../../domain/budget.ts';
import { type BudgetProgress, measureBudget } from '../../domain/budget-progress.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { toUsd } from '../../domain/money.ts';
import type { BudgetReading } from '../../spend/read-budget-spend.ts';
import type { BudgetReport } from './budget-report.ts';

/** Null where the spend is not known. */
export const progressOf = ({ budget, spent }: BudgetReading, now: Instant): BudgetProgress | null =>
  spent.state === 'present' ? measureBudget(budget, spent.value, dayOf(now)) : null;

const rowOf = (budget: Budget, progress: BudgetProgress | null) => ({
  id: budget.id,
  amount: toUsd(budget.amount),
  period: budget.period,
  scope: budget.words === '' ? null : budget.words,
  steps: budget.steps,
  passed: progress === null ? null : progress.passed,
  spent: progress === null ? null : toUsd(progress.spent),
  percent: progress === null ? null : progress.percent,
  channel: budget.channel,
});

export const budgetDocument = ({ budgets, asOf }: BudgetReport, footnotes: readonly string[]) => ({
  command: 'budget',
  currency: 'USD',
  rows: budgets.map((reading) => rowOf(reading.budget, progressOf(reading, asOf))),
  footnotes,
});
