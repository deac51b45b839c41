import { describeAbsence } from '../blocks/describe-absence.ts';
import { describeProblem } from '../blocks/describe-problem.ts';
import type { Budget } from '../domain/budget.ts';
import type { Finding } from '../domain/finding.ts';
import type { Cost, SpendFacts } from '../domain/spend.ts';
import { budgetSource } from './name-budget.ts';
import type { BudgetSpend, Evaluation, RuleInput } from './rule.ts';

/** What a rule finds of one budget, or why it cannot tell. `subjects` are all that it could have found something of. */
export type BudgetVerdict =
  | { readonly findings: readonly Finding[] }
  | { readonly missing: string; readonly subjects: readonly string[] };

type Judge = (budget: Budget, spent: readonly SpendFacts<Cost>[], input: RuleInput) => BudgetVerdict;

const explain = ({ budget, spent }: BudgetSpend, { now }: RuleInput): string | null => {
  if (spent.state === 'present') return null;
  if (spent.state === 'failed') return describeProblem(spent.problem, now, 'UTC');
  return describeAbsence(spent.reason, budget.scope[0]?.source ?? 'console');
};

/**
 * Judges every budget for itself: one that cannot be read leaves the others alone. Each source is spoken for even
 * without budgets, so that what was said of a removed one ends.
 */
export const evaluateBudgets = (
  input: RuleInput,
  subjectsOf: (budget: Budget) => readonly string[],
  judge: Judge,
): readonly Evaluation[] => {
  const sources: readonly Finding['source'][] = [...input.observations.map(({ source }) => source), 'ledger'];
  return sources.map((source): Evaluation => {
    const verdicts = input.budgets
      .filter(({ budget }) => budgetSource(budget) === source)
      .map((each): BudgetVerdict => {
        if (each.spent.state === 'present') return judge(each.budget, each.spent.value, input);
        return { missing: explain(each, input) ?? '', subjects: subjectsOf(each.budget) };
      });
    return {
      source,
      evaluated: true,
      findings: verdicts.flatMap((verdict) => ('findings' in verdict ? verdict.findings : [])),
      unsure: verdicts.flatMap((verdict) =>
        'findings' in verdict ? [] : verdict.subjects.map((subject) => ({ subject, missing: verdict.missing })),
      ),
    };
  });
};
