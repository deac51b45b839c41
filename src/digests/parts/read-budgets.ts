import type { Budget } from '../../domain/budget.ts';
import { type BudgetProgress, measureBudget } from '../../domain/budget-progress.ts';
import { scopeText } from '../../domain/budget-scope.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import { type BudgetReading, readBudgetSpend } from '../../spend/read-budget-spend.ts';
import { scopeOf } from '../../spend/scope-of.ts';
import type { DigestQuestion } from './digest-question.ts';

export interface BudgetState {
  readonly reading: BudgetReading;
  /** Null where its spend is not known. */
  readonly progress: BudgetProgress | null;
  /** Whether it is about the same spend as the digest. */
  readonly isOwn: boolean;
  /** The only source that it is about, where the digest is about more: it was set when there was no other. */
  readonly onlyOf: Source | null;
}

const isFiltered = ({ words }: DigestQuestion): boolean => words.filters.length > 0 || words.source !== null;

/** The budgets that are about the same spend as the digest first, then the fullest. */
const compareStates = (a: BudgetState, b: BudgetState): number =>
  Number(b.isOwn) - Number(a.isOwn) || (b.progress?.percent ?? 0) - (a.progress?.percent ?? 0);

/** The budgets that a digest is about, as they stand at `now`: a digest of all spend shows all of them. */
export const readBudgets = async (question: DigestQuestion, now: Instant): Promise<readonly BudgetState[]> => {
  const { claude, state } = question.ports;
  const own = scopeText(scopeOf(question.filters));
  const isOwn = ({ scope, words }: Budget): boolean => (isFiltered(question) ? scopeText(scope) === own : words === '');
  const budgets = state.read().settings.budgets.filter((budget) => !isFiltered(question) || isOwn(budget));
  const states = await Promise.all(
    budgets.map(async (budget): Promise<BudgetState> => {
      const reading = await readBudgetSpend(budget, claude.sources, now);
      const progress =
        reading.spent.state === 'present' ? measureBudget(budget, reading.spent.value, dayOf(now)) : null;
      const [only, ...others] = budget.scope;
      const isNarrow = only !== undefined && others.length === 0 && question.filters.length > 1;
      return { reading, progress, isOwn: isOwn(budget), onlyOf: isNarrow ? only.source : null };
    }),
  );
  return states.toSorted(compareStates);
};

/** The monthly budget of just what the digest is about. */
export const monthlyBudget = (budgets: readonly BudgetState[]): BudgetState | null =>
  budgets.find(({ isOwn, reading }) => isOwn && reading.budget.period === 'monthly') ?? null;
