import { progressBar } from '../../blocks/amount.ts';
import { describeAbsence } from '../../blocks/describe-absence.ts';
import { describeProblem } from '../../blocks/describe-problem.ts';
import { maskFilterWords } from '../../blocks/mask-person.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { BudgetState } from './read-budgets.ts';
import { shown } from './show-money.ts';

const MOST = 3;

const scopeOf = ({ reading }: BudgetState, privacy: 'masked' | 'full'): string => {
  const { words } = reading.budget;
  if (words === '') return 'all spend';
  return privacy === 'full' ? words : maskFilterWords(words);
};

/** Cut off, not rounded: `100 %` is shown when it is reached. */
const barOf = (percent: number): string => escapeText(progressBar((percent < 1 ? percent : Math.floor(percent)) / 100));

/** Why the spend of budgets is not known. */
export const budgetProblems = (budgets: readonly BudgetState[], now: Instant, timezone: string): readonly string[] =>
  budgets.flatMap(({ reading: { spent, missingFrom } }) => {
    if (spent.state === 'failed') return [describeProblem(spent.problem, now, timezone)];
    return spent.state === 'absent' ? [describeAbsence(spent.reason, missingFrom ?? 'console')] : [];
  });

const daysLeft = (days: number): string => (days === 1 ? '1 day left' : `${days} days left`);

const viewBudget = (state: BudgetState, privacy: 'masked' | 'full'): string => {
  const { budget } = state.reading;
  const terms = `Budget ${bold(budget.id)}, ${shown(budget.amount)} ${budget.period} for ${literal(scopeOf(state, privacy))}`;
  if (state.progress === null) return `${terms}: not known`;
  const { percent, spent, span, daysLeft: left } = state.progress;
  return `${terms}, ${describeSpan(span)}: ${barOf(percent)} · ${bold(shown(spent))} spent${left > 0 ? ` · ${daysLeft(left)}` : ''}`;
};

/** A line for each of the first few budgets, as mrkdwn. */
export const viewBudgets = (budgets: readonly BudgetState[], privacy: 'masked' | 'full'): readonly string[] => {
  const more = budgets.length - MOST;
  const lines = budgets.slice(0, more === 1 ? MOST + 1 : MOST).map((state) => viewBudget(state, privacy));
  return more > 1 ? [...lines, `${more} more budgets: \`/claude-budget\``] : lines;
};
