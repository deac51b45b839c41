import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { bold, code, literal } from '../../blocks/text.ts';
import { dayOf } from '../../domain/day.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import type { Asking, View } from '../command.ts';
import { describeGaps } from '../describe-gaps.ts';
import { explainClosed, SHARED_PLACE } from '../explain-place.ts';
import type { BudgetReport } from './budget-report.ts';
import { describeBudget, describeTarget, describeTerms } from './describe-budget.ts';
import { budgetDocument, progressOf } from './document.ts';
import { budgetNotes, explainUnread } from './notes.ts';
import { EXAMPLE } from './parse-words.ts';

const TITLE = 'Claude budgets';

/** What was done, in one sentence; how many there are when nothing was. */
const describeOutcome = ({ outcome, budgets }: BudgetReport, show: Showing): string => {
  switch (outcome.kind) {
    case 'set': {
      const { budget, replaced, isShared } = outcome;
      const before = replaced === null ? '' : ` It replaces ${describeTerms(replaced, show)}.`;
      return `Budget ${bold(budget.id)} is set: ${describeTerms(budget, show)}.${before}${isShared ? `\n${SHARED_PLACE}` : ''}`;
    }
    case 'removed':
      return `Budget ${bold(outcome.budget.id)} is removed: ${describeTerms(outcome.budget, show)}.`;
    case 'closed':
      return explainClosed(outcome.closed);
    case 'unresolved':
      return 'Nothing was changed, because it could not be told what these words stand for.';
    case 'listed':
      if (budgets.length === 0) return `There are no budgets. This sets one: ${code(EXAMPLE)}`;
      return budgets.length === 1 ? 'One budget.' : `${budgets.length} budgets.`;
  }
};

export const viewBudgets = (report: BudgetReport, { audience }: Asking, { settings }: CommandPorts): View => {
  const show: Showing = { audience, privacy: settings.privacy };
  const { outcome, budgets, asOf, several, route } = report;
  const { timezone } = settings;
  const gaps = outcome.kind === 'unresolved' ? outcome.gaps : [];
  const told = describeGaps(gaps, { source: null, several }, asOf, timezone);
  const entries = budgets.map((reading) => {
    const why = explainUnread(reading, asOf, timezone);
    const target = describeTarget(reading.budget, route);
    const text = describeBudget(reading.budget, progressOf(reading, asOf), why, dayOf(asOf), target, show);
    return { text, problem: why === null ? [] : [`${reading.budget.id}: ${why}`] };
  });
  const problems = [
    ...(outcome.kind === 'closed' ? [explainClosed(outcome.closed)] : []),
    ...told.problems,
    ...told.footnotes,
    ...entries.flatMap(({ problem }) => problem),
  ];
  const footnotes = budgetNotes(budgets, timezone);
  const lines = [
    describeOutcome(report, show),
    ...[...told.problems, ...told.footnotes].map((gap) => `:warning: ${gap}`),
  ];
  return {
    messages: splitMessage({
      text: [literal(TITLE), describeOutcome(report, show), ...entries.map(({ text }) => text), ...told.problems].join(
        '\n',
      ),
      blocks: [
        header(TITLE),
        section(lines.join('\n')),
        ...entries.map(({ text }) => section(text)),
        context(footnotes),
      ],
    }),
    document: () => budgetDocument(report, footnotes),
    problems,
    csv: null,
    more: null,
  };
};
