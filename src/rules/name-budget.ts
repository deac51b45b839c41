import type { Budget } from '../domain/budget.ts';
import type { Finding } from '../domain/finding.ts';
import { formatMoney, toUsd } from '../domain/money.ts';

/** Whose budget it is: one organisation's, or of several. */
export const budgetSource = ({ scope }: Budget): Finding['source'] => {
  const [first, ...others] = new Set(scope.map(({ source }) => source));
  return first === undefined || others.length > 0 ? 'ledger' : first;
};

/** `monthly budget of $1,000.00 for workspace:Prod` */
export const describeBudget = ({ amount, period, words }: Budget): string =>
  `${period} budget of ${formatMoney(amount)} for ${words === '' ? 'everything' : words}`;

/** Another amount makes it another budget: its steps count again. `what` tells findings about the same budget apart. */
export const budgetSubject = ({ id, amount }: Budget, what: string): string => `${id} ${toUsd(amount)} ${what}`;

/** What all findings about one period of a budget have in common. */
export const budgetFact = ({ id }: Budget, period: string): string => `budget:${id}:${period}`;
