import { progressBar } from '../../blocks/amount.ts';
import { maskFilterWords } from '../../blocks/mask-person.ts';
import { bold, escapeText, literal, mentionChannel } from '../../blocks/text.ts';
import type { Budget } from '../../domain/budget.ts';
import { budgetSpan } from '../../domain/budget-period.ts';
import type { BudgetProgress } from '../../domain/budget-progress.ts';
import type { Day } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Showing } from '../../spend/label-group.ts';
import { isMasked } from '../show-person.ts';

/** What it is about, as plain text. Before a channel the person of a filter is not named. */
const describeScope = ({ words }: Budget, show: Showing): string => {
  if (words === '') return 'all spend';
  return isMasked(show) ? maskFilterWords(words) : words;
};

/** `$500.00 monthly for workspace:Production` */
export const describeTerms = (budget: Budget, show: Showing): string =>
  `${escapeText(formatMoney(budget.amount))} ${budget.period} for ${literal(describeScope(budget, show))}`;

/** A reached step is marked. */
const describeSteps = (steps: readonly number[], passed: readonly number[]): string =>
  steps.map((step) => (passed.includes(step) ? `:white_check_mark: ${bold(`${step} %`)}` : `${step} %`)).join(' · ');

/** A budget's own channel, else where its rule's alerts go; null where nobody has said. */
export const describeTarget = (budget: Budget, otherwise: string | null): string => {
  const channel = budget.channel ?? otherwise;
  return channel === null ? 'the alert channel' : mentionChannel(channel);
};

const daysLeftText = (days: number): string => {
  if (days === 0) return 'this is the last day';
  return days === 1 ? '1 day left' : `${days} days left`;
};

/** Whole percents, cut off and not rounded: `100 %` and a step are shown when they are reached. Below one it is `<1 %`. */
const barText = (percent: number): string =>
  escapeText(progressBar((percent < 1 ? percent : Math.floor(percent)) / 100));

/** One budget as mrkdwn lines. `progress` is null where its spend is not known, and `why` says the reason. */
export const describeBudget = (
  budget: Budget,
  progress: BudgetProgress | null,
  why: string | null,
  today: Day,
  target: string,
  show: Showing,
): string => {
  const span = describeSpan(progress?.span ?? budgetSpan(budget.period, today));
  const state =
    progress === null
      ? `:warning: ${why}`
      : `${barText(progress.percent)} · ${bold(escapeText(formatMoney(progress.spent)))} spent · ${daysLeftText(progress.daysLeft)}`;
  const steps = `Steps: ${describeSteps(budget.steps, progress?.passed ?? [])} → ${target}`;
  return [`${bold(budget.id)}   ${describeTerms(budget, show)}, ${span}`, state, steps].join('\n');
};
