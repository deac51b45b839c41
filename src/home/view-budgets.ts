import { actions, header, section } from '../blocks/build.ts';
import { sourceInSentence } from '../blocks/describe-source.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { bold, code } from '../blocks/text.ts';
import { describeBudget, describeTarget, describeTerms } from '../commands/budget/describe-budget.ts';
import { progressOf } from '../commands/budget/document.ts';
import { explainUnread } from '../commands/budget/notes.ts';
import type { Budget } from '../domain/budget.ts';
import { dayOf, type Instant } from '../domain/day.ts';
import type { Showing } from '../spend/label-group.ts';
import type { BudgetReading } from '../spend/read-budget-spend.ts';
import { countRest } from './count-rest.ts';
import { findReading } from './find-reading.ts';
import { formButton } from './form-button.ts';
import type { HomeView } from './home-view.ts';

const MOST = 5;

/** What is wrong with a source is said once on this page, and not with each budget. */
const explain = (reading: BudgetReading, now: Instant, timezone: string): string | null => {
  const { spent, missingFrom } = reading;
  if (spent.state !== 'failed' || missingFrom === null) return explainUnread(reading, now, timezone);
  return `What is spent of it is not known, because ${sourceInSentence(missingFrom)} could not be read.`;
};

const entryOf = (budget: Budget, view: HomeView): { readonly text: string; readonly used: number } => {
  const { figures, state, settings } = view;
  // The page is no answer to a question about somebody: a filter by person does not name them here.
  const show: Showing = { audience: 'channel', privacy: settings.privacy };
  const reading = findReading(figures, budget);
  if (figures === null || reading === null) {
    const pending = view.isReading ? 'What is spent of it is being read.' : 'What is spent of it is not known yet.';
    return { text: `${bold(budget.id)}   ${describeTerms(budget, show)}\n${pending}`, used: 0 };
  }
  const progress = progressOf(reading, figures.asOf);
  const why = explain(reading, figures.asOf, settings.timezone);
  const target = describeTarget(budget, state.settings.routes.budget ?? settings.alertChannel);
  return {
    text: describeBudget(budget, progress, why, dayOf(figures.asOf), target, show),
    used: progress?.percent ?? Number.POSITIVE_INFINITY,
  };
};

const nothing = (isAdmin: boolean): string =>
  isAdmin
    ? 'There are no budgets. With one I tell you when spend reaches 50, 80 and 100 % of it.'
    : `There are no budgets. Admins set them with ${code('/claude-budget')}.`;

/** How far each budget is used up, those that are unknown or nearest to their end first. */
export const viewBudgets = (view: HomeView): readonly MessageBlock[] => {
  const { budgets } = view.state.settings;
  const entries = budgets
    .map((budget) => entryOf(budget, view))
    .toSorted((a, b) => (a.used === b.used ? 0 : b.used - a.used));
  return [
    ...header('Budgets'),
    ...(budgets.length === 0 ? section(nothing(view.isAdmin)) : []),
    ...entries.slice(0, MOST).flatMap(({ text }) => section(text)),
    ...countRest(entries.length - MOST, entries.length - MOST === 1 ? 'budget' : 'budgets', '/claude-budget'),
    ...(view.isAdmin ? actions(formButton(view.commands, 'budget')) : []),
  ];
};
