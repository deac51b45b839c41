import { formatShare } from '../../blocks/amount.ts';
import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { literal } from '../../blocks/text.ts';
import { formatMoney, type Money, toNumber, toUsd } from '../../domain/money.ts';
import type { Cost } from '../../domain/spend.ts';
import type { CommandPorts } from '../../ports.ts';
import { describeBudgetLeft } from '../../spend/describe-budget-left.ts';
import { describeTotals } from '../../spend/describe-totals.ts';
import { spendFootnotes, spendProblems } from '../../spend/footnotes.ts';
import type { Showing } from '../../spend/label-group.ts';
import { costMetric } from '../../spend/metric.ts';
import { spendDocument } from '../../spend/spend-document.ts';
import type { SpendReport } from '../../spend/spend-report.ts';
import { viewCostChart } from '../../spend/view-cost-chart.ts';
import { headline } from '../../spend/view-headline.ts';
import { viewTable } from '../../spend/view-table.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';

/** A part of a whole; nothing when the whole is not positive, since a share of a credit says nothing. */
const share = (part: Money, whole: Money): string => (whole > 0n ? formatShare(toNumber(part) / toNumber(whole)) : '–');

const MEASURES = [
  { title: 'Cost', render: ({ amount }: Cost) => formatMoney(amount) },
  { title: 'Share', render: ({ amount }: Cost, total: Cost) => share(amount, total.amount) },
];

const FORMAT = {
  total: ({ amount }: Cost) => toUsd(amount),
  row: ({ amount }: Cost) => ({ amount: toUsd(amount) }),
};

/** What the notification says: command, period, total and change, without the formatting. */
const fallback = (title: string, lines: readonly string[]): string => [literal(title), ...lines].join('\n');

export const viewCost = (report: SpendReport<Cost>, { audience }: Asking, { settings, state }: CommandPorts): View => {
  const show: Showing = { audience, privacy: settings.privacy };
  const title = headline('Claude cost', report);
  const problems = spendProblems(report, settings.timezone);
  const footnotes = spendFootnotes('cost', report, settings.timezone);
  const lines = [...describeTotals(report), ...describeBudgetLeft(report, () => state.read().settings.budgets)];
  const document = () => spendDocument('cost', report, costMetric, FORMAT, footnotes);
  return {
    messages: splitMessage({
      text: fallback(title, [...lines, ...problems]),
      blocks: [
        header(title),
        section([...lines, ...problems.map((problem) => `:warning: ${problem}`)].join('\n')),
        viewCostChart(report, 'Spend'),
        viewTable(report, costMetric, MEASURES, show),
        context(footnotes),
      ],
    }),
    document,
    problems,
    csv: report.words.csv ? attachCsv(document()) : null,
    more: null,
  };
};
