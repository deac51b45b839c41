import type { Budget } from './budget.ts';
import { scopeText } from './budget-scope.ts';
import type { LedgerState } from './ledger-state.ts';

/** So many that every poll can still read each of them. */
export const MOST_BUDGETS = 50;

export interface BudgetSet {
  readonly budget: Budget;
  /** The one of the same scope and period that it takes the place of, with its id. */
  readonly replaced: Budget | null;
}

const scopeKey = ({ scope, period }: Pick<Budget, 'scope' | 'period'>): string => `${period} ${scopeText(scope)}`;

/** Adds a budget, or puts it in the place of the one with its scope and period. Null where there are too many already. */
export const setBudget = (
  state: LedgerState,
  terms: Omit<Budget, 'id'>,
): { readonly state: LedgerState; readonly result: BudgetSet | null } => {
  const { budgets } = state.settings;
  const replaced = budgets.find((budget) => scopeKey(budget) === scopeKey(terms)) ?? null;
  if (replaced === null && budgets.length >= MOST_BUDGETS) return { state, result: null };
  const sequence = replaced === null ? state.sequence + 1 : state.sequence;
  const budget: Budget = { ...terms, id: replaced?.id ?? `b${sequence}` };
  const next = replaced === null ? [...budgets, budget] : budgets.map((each) => (each === replaced ? budget : each));
  return {
    state: { ...state, sequence, settings: { ...state.settings, budgets: next } },
    result: { budget, replaced },
  };
};

/** The budget that is gone; null where there was none of that id. */
export const removeBudget = (
  state: LedgerState,
  id: string,
): { readonly state: LedgerState; readonly result: Budget | null } => {
  const found = state.settings.budgets.find((budget) => budget.id === id) ?? null;
  if (found === null) return { state, result: null };
  const budgets = state.settings.budgets.filter((budget) => budget !== found);
  return { state: { ...state, settings: { ...state.settings, budgets } }, result: found };
};
