import type { Budget } from '../../domain/budget.ts';
import { type BudgetProgress, measureBudget } from '../../domain/budget-progress.ts';
import type { Finding } from '../../domain/finding.ts';
import { periodWords } from '../../domain/period-words.ts';
import { evaluateBudgets } from '../evaluate-budgets.ts';
import { budgetFact, budgetSource, budgetSubject } from '../name-budget.ts';
import { defineRule } from '../rule.ts';
import { BUDGET_COLUMNS, viewBudgetStep } from './view.ts';

const KINDS = { daily: 'days', weekly: 'week', monthly: 'month' } as const;

/**
 * "A threshold's step is crossed: each step once per period, the highest step reached only." Every step that is reached
 * stands until the period ends; of those that are new the highest speaks, because they are one fact.
 */
const findSteps = (budget: Budget, progress: BudgetProgress): readonly Finding[] => {
  const period = periodWords({ ...progress.span, kind: KINDS[budget.period], toDate: false });
  return progress.passed.toReversed().map((step) => ({
    rule: 'budget',
    source: budgetSource(budget),
    subject: budgetSubject(budget, String(step)),
    period,
    severity: step >= 100 ? 'high' : 'medium',
    lifecycle: 'state',
    facts: [budgetFact(budget, period)],
    statement: viewBudgetStep(budget, step, progress),
  }));
};

export const budgetRule = defineRule({
  id: 'budget',
  title: 'Budgets',
  policy: "A budget's step is reached: each step once per period, the highest step only.",
  severity: 'medium',
  needs: ['budgets'],
  group: null,
  movesOn: true,
  groupTitle: 'budgets have reached a step',
  columns: BUDGET_COLUMNS,
  evaluate: (input) =>
    evaluateBudgets(
      input,
      (budget) => budget.steps.map((step) => budgetSubject(budget, String(step))),
      (budget, spent, { today }) => ({ findings: findSteps(budget, measureBudget(budget, spent, today)) }),
    ),
});
