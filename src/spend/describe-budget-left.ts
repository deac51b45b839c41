import { formatShare } from '../blocks/amount.ts';
import { bold, escapeText, literal } from '../blocks/text.ts';
import type { Budget } from '../domain/budget.ts';
import { percentOf } from '../domain/budget-progress.ts';
import { scopeText } from '../domain/budget-scope.ts';
import { costAlgebra } from '../domain/measure.ts';
import { formatMoney, type Money, subtract } from '../domain/money.ts';
import type { Cost } from '../domain/spend.ts';
import { forecastCost } from './forecast-cost.ts';
import { grandTotal, isWhole, type SpendReport } from './spend-report.ts';

const shown = (amount: Money): string => escapeText(formatMoney(amount));

/** Cut off, not rounded: all of a budget is used when it is. */
const shareOf = (percent: number): string =>
  escapeText(formatShare((percent < 1 ? percent : Math.floor(percent)) / 100));

const heading = (report: SpendReport<Cost>, amount: Money): string => {
  const forecast = forecastCost(report);
  if (forecast === null) return '';
  if (forecast.low > amount) return '; the forecast passes it';
  return forecast.total > amount ? '; the forecast would pass it' : '; the forecast stays within it';
};

const describeLeft = ({ id, amount }: Budget, report: SpendReport<Cost>): string => {
  const budget = `Budget ${bold(id)} of ${bold(shown(amount))} this month`;
  const spent = isWhole(report) ? grandTotal(report, costAlgebra)?.amount : undefined;
  if (spent === undefined) return `${budget}: how much of it is used is not known.`;
  if (spent > amount) return `${budget}: ${bold(shown(subtract(spent, amount)))} over it.`;
  return `${budget}: ${bold(shareOf(percentOf(spent, amount)))} used${heading(report, amount)}.`;
};

type BudgetsReading =
  | { readonly ok: true; readonly budgets: readonly Budget[] }
  | { readonly ok: false; readonly why: string };

/** A cost that was read is told whatever has become of the state's file. */
const tryToRead = (budgets: () => readonly Budget[]): BudgetsReading => {
  try {
    return { ok: true, budgets: budgets() };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
};

/**
 * How much of its monthly budget the running month has used: for a report of that month about the same spend as a
 * budget. `budgets` may throw an error whose message is a sentence for people: it then stands in the budget's place.
 */
export const describeBudgetLeft = (report: SpendReport<Cost>, budgets: () => readonly Budget[]): readonly string[] => {
  const { period } = report.words;
  if (period.kind !== 'month' || !period.toDate) return [];
  const reading = tryToRead(budgets);
  if (!reading.ok) return [`Budgets could not be read. ${literal(reading.why)}`];
  const scope = scopeText(report.scope);
  const budget = reading.budgets.find((each) => each.period === 'monthly' && scopeText(each.scope) === scope);
  return budget === undefined ? [] : [describeLeft(budget, report)];
};
