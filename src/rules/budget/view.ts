import { formatShare, progressBar } from '../../blocks/amount.ts';
import type { Budget } from '../../domain/budget.ts';
import type { BudgetProgress } from '../../domain/budget-progress.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { Statement } from '../../domain/finding.ts';
import { formatMoney, type Money, subtract } from '../../domain/money.ts';
import { describeBudget } from '../name-budget.ts';

const describeDaysLeft = ({ daysLeft }: BudgetProgress): string => {
  if (daysLeft === 0) return 'this is the last day';
  return daysLeft === 1 ? '1 day left' : `${daysLeft} days left`;
};

const remaining = (amount: Money, spent: Money): { readonly label: string; readonly value: string } =>
  spent > amount
    ? { label: 'Over by', value: formatMoney(subtract(spent, amount)) }
    : { label: 'Left', value: formatMoney(subtract(amount, spent)) };

export const BUDGET_COLUMNS: readonly string[] = ['Budget', 'Step', 'Spent', 'Period'];

/** A step that was reached, with what was spent when it was found. */
export const viewBudgetStep = (budget: Budget, step: number, progress: BudgetProgress): Statement => {
  const { amount } = budget;
  const { spent, span } = progress;
  // Rounded down: no step reads as reached before it is.
  const share = Math.floor(progress.percent) / 100;
  const percent = formatShare(share);
  const name = describeBudget(budget);
  return {
    title: `${formatMoney(spent)} of the ${name} is spent (${percent}): it has reached ${step} %`,
    fields: [
      { label: 'Budget', value: name },
      { label: 'Spent', value: `${formatMoney(spent)} of ${formatMoney(amount)}` },
      { label: 'Progress', value: progressBar(share) },
      remaining(amount, spent),
      { label: 'Period', value: `${describeSpan(span)}, ${describeDaysLeft(progress)}` },
      { label: 'Budget id', value: budget.id },
    ],
    advice:
      'See where it went with /claude-cost by workspace,model; raise the budget with /claude-budget if this is as planned.',
    row: [name, `${step} %`, `${formatMoney(spent)} (${percent})`, describeSpan(span)],
  };
};
