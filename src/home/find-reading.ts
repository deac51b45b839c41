import type { Budget } from '../domain/budget.ts';
import type { BudgetReading } from '../spend/read-budget-spend.ts';
import type { HomeFigures } from './home-figures.ts';

/** What was read of a budget as it is set now; null where it was set after the figures were read. */
export const findReading = (figures: HomeFigures | null, budget: Budget): BudgetReading | null =>
  figures?.budgets.find((reading) => reading.budget.id === budget.id && reading.budget.setAt === budget.setAt) ?? null;
