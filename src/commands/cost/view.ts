import { changeText, formatShare } from '../../blocks/amount.ts';
import { context, header, section } from '../../blocks/build.ts';
import { chartValue } from '../../blocks/chart.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { Forecast } from '../../domain/forecast-month.ts';
import { costAlgebra } from '../../domain/measure.ts';
import { formatMoney, type Money, toNumber, toUsd } from '../../domain/money.ts';
import type { Cost } from '../../domain/spend.ts';
import { trendOf } from '../../domain/trend.ts';
import type { CommandPorts } from '../../ports.ts';
import { spendFootnotes, spendProblems } from '../../spend/footnotes.ts';
import type { Showing } from '../../spend/label-group.ts';
import { costMetric } from '../../spend/metric.ts';
import { spendDocument } from '../../spend/spend-document.ts';
import {
  answered,
  comparedSpan,
  grandTotal,
  isEmptyReport,
  previousTotal,
  type SpendReport,
} from '../../spend/spend-report.ts';
import { viewChart } from '../../spend/view-chart.ts';
import { headline } from '../../spend/view-headline.ts';
import { viewTable } from '../../spend/view-table.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { forecastCost } from './forecast-cost.ts';

/** An amount in mrkdwn, where `<$0.01` would open a link. */
const shown = (amount: Money): string => escapeText(formatMoney(amount));

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

const CHART = { title: 'Spend', unit: 'USD', heightOf: ({ amount }: Cost) => chartValue(amount) };

/** `$1,234.56  ▲ $12.40 (+8 %) against 1–21 Oct 2026 UTC`; without a total, what is there. */
const totalLine = (report: SpendReport<Cost>): string => {
  const total = grandTotal(report, costAlgebra);
  if (total === null) return 'The total is not known, because something could not be read.';
  const previous = previousTotal(report, costAlgebra);
  const span = comparedSpan(report);
  const money = bold(shown(total.amount));
  if (previous === null || span === null) return money;
  const change = escapeText(changeText(trendOf(total.amount, previous.amount)));
  return `${money}   ${change} against ${describeSpan(span)} (${shown(previous.amount)})`;
};

const sourceLines = (report: SpendReport<Cost>): readonly string[] =>
  report.several
    ? answered(report).map(({ source, total }) => `${sourceName(source)}: ${bold(shown(total.amount))}`)
    : [];

const nothingLine = (report: SpendReport<Cost>): readonly string[] =>
  isEmptyReport(report) ? ['Nothing was spent in these days.'] : [];

const forecastLine = ({ total, low, high, restsOn }: Forecast): string =>
  `Month-end forecast: ${bold(shown(total))}, with 80 % confidence between ${shown(low)} and ${shown(high)} (learned from ${restsOn} complete days).`;

/** What the notification says: command, period, total and change, without the formatting. */
const fallback = (title: string, lines: readonly string[]): string => [literal(title), ...lines].join('\n');

export const viewCost = (report: SpendReport<Cost>, { audience }: Asking, { settings }: CommandPorts): View => {
  const show: Showing = { audience, privacy: settings.privacy };
  const title = headline('Claude cost', report);
  const problems = spendProblems(report, settings.timezone);
  const footnotes = spendFootnotes('cost', report, settings.timezone);
  const forecast = forecastCost(report);
  const lines =
    answered(report).length === 0
      ? []
      : [
          totalLine(report),
          ...sourceLines(report),
          ...nothingLine(report),
          ...(forecast === null ? [] : [forecastLine(forecast)]),
        ];
  const document = () => spendDocument('cost', report, costMetric, FORMAT, footnotes);
  return {
    messages: splitMessage({
      text: fallback(title, [...lines, ...problems]),
      blocks: [
        header(title),
        section([...lines, ...problems.map((problem) => `:warning: ${problem}`)].join('\n')),
        viewChart(report, costMetric, CHART),
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
