import { formatShare } from '../../blocks/amount.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { bold, escapeText } from '../../blocks/text.ts';
import { startOf } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { subtract } from '../../domain/money.ts';
import { answered, coveredSpan } from '../../spend/spend-report.ts';
import { knownTotal } from './compare-spend.ts';
import { monthName } from './describe-when.ts';
import { type BudgetState, monthlyBudget } from './read-budgets.ts';
import type { MonthSoFar } from './read-month.ts';
import { shown } from './show-money.ts';

/** Cut off, not rounded: all of a budget is used when it is. */
export const usedShare = (percent: number): string =>
  escapeText(formatShare((percent < 1 ? percent : Math.floor(percent)) / 100));

/** Nothing where the forecast is about something else, or cannot be told for want of the month itself. */
const heading = ({ reading, onlyOf }: BudgetState, month: MonthSoFar): string => {
  const { amount } = reading.budget;
  if (onlyOf !== null || knownTotal(month.report) === null) return '';
  if (month.forecast === null) return '; there is too little history to say where it is heading';
  const { total, low } = month.forecast;
  const target = `is heading for ${bold(shown(total))}`;
  if (low > amount) return `, and ${target}, past it`;
  return total > amount ? `, and ${target}, which would pass it` : `, and ${target}, within it`;
};

/** Who or what it is that a month is told of: all of it, or the part that the sentence before was about. */
const subjectOf = (month: string, isPart: boolean): string => (isPart ? `In ${month} it` : month);

const againstBudget = (name: string, isPart: boolean, state: BudgetState, month: MonthSoFar): string => {
  const { reading, progress, onlyOf } = state;
  const { amount } = reading.budget;
  const subject = subjectOf(name, isPart);
  const budget = `its ${onlyOf === null ? '' : `${sourceName(onlyOf)} `}budget of ${shown(amount)}`;
  if (progress === null)
    return `How ${isPart ? `it stands in ${name}` : `${name} stands`} against ${budget} is not known.`;
  // Reports of complete days only are still in the month before.
  if (progress.span.from !== month.report.words.period.from) return `${name} has only begun.`;
  const { spent, percent } = progress;
  if (spent <= amount)
    return `${subject} stands at ${bold(shown(spent))} of ${budget} (${usedShare(percent)})${heading(state, month)}.`;
  const end =
    onlyOf === null && month.forecast !== null ? `, and is heading for ${bold(shown(month.forecast.total))}` : '';
  return `${subject} has cost ${bold(shown(spent))}, ${shown(subtract(spent, amount))} over ${budget}${end}.`;
};

const hasFailed = ({ report }: MonthSoFar): boolean => report.parts.some(({ part }) => part.state === 'failed');

/** How the month stands, and against its budget where it has one: one sentence of mrkdwn. `scope` is empty for everything. */
export const viewMonthOpening = (so: MonthSoFar, budgets: readonly BudgetState[], scope: string): string => {
  const isPart = scope !== '';
  const month = monthName(so.report.words.period.from);
  const budget = monthlyBudget(budgets);
  if (budget !== null) return againstBudget(month, isPart, budget, so);
  const total = knownTotal(so.report);
  if (total === null && !hasFailed(so)) return `${month} has only begun.`;
  if (total === null)
    return `What ${isPart ? `it has cost so far in ${month}` : `${month} has cost so far`} is not known, for the reason below.`;
  const cost = `${subjectOf(month, isPart)} has cost ${bold(shown(total))} so far`;
  // What is about a part of it, or other days, stands below.
  const none = budgets.length === 0 ? 'it has no budget' : 'no monthly budget covers all of it';
  if (so.forecast === null) return `${cost}; ${none}.`;
  return `${cost} and is heading for ${bold(shown(so.forecast.total))}; ${none}.`;
};

/** Whether a source has not all of the newest day. */
const isPartial = ({ report }: MonthSoFar): boolean =>
  answered(report).some(({ refreshedAt, covered }) => refreshedAt !== null && refreshedAt < startOf(covered.to));

/** Month to date with its days, and the forecast with its range; nothing where the month is not known. */
export const viewMonthLine = (so: MonthSoFar): readonly string[] => {
  const total = knownTotal(so.report);
  if (total === null) return [];
  const days = `${describeSpan(coveredSpan(so.report))}${isPartial(so) ? ', the last day in part' : ''}`;
  const cost = `Month to date (${days}): ${bold(shown(total))}`;
  if (so.forecast === null) return [cost];
  const { total: end, low, high } = so.forecast;
  return [
    `${cost}; month-end forecast ${bold(shown(end))}, with 80 % confidence between ${shown(low)} and ${shown(high)}`,
  ];
};
