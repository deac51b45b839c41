import { progressBar } from '../../blocks/amount.ts';
import type { Budget } from '../../domain/budget.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { Statement } from '../../domain/finding.ts';
import { formatMoney, type Money, subtract } from '../../domain/money.ts';
import { describeBudget } from '../name-budget.ts';
import type { BudgetLevel } from './measure-budget.ts';

/** In whole percent, rounded down: no step reads as reached before it is. */
export const percentOf = (spent: Money, amount: Money): number => Number((spent * 100n) / amount);

const daysLeft = ({ period, last }: BudgetLevel): string => {
  const count = period.to - last - 1;
  if (count === 0) return 'this is the last day';
  return count === 1 ? '1 day left' : `${count} days left`;
};

const remaining = (amount: Money, spent: Money): { readonly label: string; readonly value: string } =>
  spent > amount
    ? { label: 'Over by', value: formatMoney(subtract(spent, amount)) }
    : { label: 'Left', value: formatMoney(subtract(amount, spent)) };

export const BUDGET_COLUMNS: readonly string[] = ['Budget', 'Step', 'Spent', 'Period'];

/** A step that was reached, with what was spent when it was found. */
export const viewBudgetStep = (budget: Budget, step: number, level: BudgetLevel): Statement => {
  const { amount } = budget;
  const percent = `${percentOf(level.spent, amount)} %`;
  const name = describeBudget(budget);
  return {
    title: `${formatMoney(level.spent)} of the ${name} is spent (${percent}): it has reached ${step} %`,
    fields: [
      { label: 'Budget', value: name },
      { label: 'Spent', value: `${formatMoney(level.spent)} of ${formatMoney(amount)}` },
      { label: 'Progress', value: progressBar(percentOf(level.spent, amount) / 100) },
      remaining(amount, level.spent),
      { label: 'Period', value: `${describeSpan(level.period)}, ${daysLeft(level)}` },
      { label: 'Budget id', value: budget.id },
    ],
    advice:
      'See where it went with /claude-cost by workspace,model; raise the budget with /claude-budget if this is as planned.',
    row: [name, `${step} %`, `${formatMoney(level.spent)} (${percent})`, describeSpan(level.period)],
  };
};
