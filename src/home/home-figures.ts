import type { Instant } from '../domain/day.ts';
import type { Cost } from '../domain/spend.ts';
import type { BudgetReading } from '../spend/read-budget-spend.ts';
import type { SpendReport } from '../spend/spend-report.ts';

/** What has to be read for the App Home: nothing of it depends on who looks. */
export interface HomeFigures {
  readonly asOf: Instant;
  /** The month to date, with the past that its forecast rests on. */
  readonly month: SpendReport<Cost>;
  /** The last complete days. */
  readonly days: SpendReport<Cost>;
  readonly budgets: readonly BudgetReading[];
}
