import { bold, escapeText } from '../../blocks/text.ts';
import { type Money, subtract } from '../../domain/money.ts';
import { formatPercent, trendOf } from '../../domain/trend.ts';
import type { PastForecast } from './find-past-forecast.ts';
import { type BudgetState, monthlyBudget } from './read-budgets.ts';
import { shown } from './show-money.ts';
import { usedShare } from './view-month.ts';

/** Whether a month that is over kept its budget: one sentence. `scope` is empty for everything. */
export const viewKept = (
  month: string,
  total: Money | null,
  budgets: readonly BudgetState[],
  scope: string,
): string => {
  const isPart = scope !== '';
  const subject = isPart ? `In ${month} it` : month;
  const budget = monthlyBudget(budgets);
  if (budget === null && budgets.length > 0) return `No monthly budget covers all of ${month}.`;
  if (budget === null) return `${isPart ? 'It has' : 'There is'} no monthly budget to hold ${month} against.`;
  const { amount } = budget.reading.budget;
  if (budget.progress === null || total === null)
    return `Whether ${isPart ? 'it' : month} kept its budget of ${shown(amount)}${isPart ? ` in ${month}` : ''} is not known.`;
  const { spent, percent } = budget.progress;
  if (spent <= amount)
    return `${subject} ${bold('kept')} its budget of ${shown(amount)}: ${usedShare(percent)} of it was used.`;
  return `${subject} went ${bold(shown(subtract(spent, amount)))} over its budget of ${shown(amount)} (${usedShare(percent)} used).`;
};

const errorOf = ({ total: expected }: PastForecast, total: Money): string => {
  const { delta, percent } = trendOf(expected, total);
  const size = percent === null ? '' : `${escapeText(formatPercent(Math.abs(percent)).replace('+', ''))} `;
  return delta === 0n ? 'exactly right' : `${size}too ${delta > 0n ? 'high' : 'low'}`;
};

/** What was expected early in the month, beside what it came to. */
export const viewPastForecast = (
  expected: PastForecast | null,
  total: Money | null,
  month: string,
): readonly string[] => {
  if (expected === null || total === null) return [];
  const isWithin = total >= expected.low && total <= expected.high;
  const range = `${shown(expected.low)} to ${shown(expected.high)}`;
  return [
    `The forecast of 10 ${month}, ${shown(expected.total)}, was ${errorOf(expected, total)}; the month ended ${isWithin ? 'within' : 'outside'} its range of ${range}.`,
  ];
};
