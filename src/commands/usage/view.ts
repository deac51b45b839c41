import { formatCount, formatTokens } from '../../blocks/amount.ts';
import { context, fields, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { cacheWrite, totalTokens, usageAlgebra } from '../../domain/measure.ts';
import type { Usage } from '../../domain/spend.ts';
import { formatPercent } from '../../domain/trend.ts';
import type { CommandPorts } from '../../ports.ts';
import { spendFootnotes, spendProblems } from '../../spend/footnotes.ts';
import { usageMetric } from '../../spend/metric.ts';
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
import { hitRate } from '../../spend/view-hit-rate.ts';
import { viewTable } from '../../spend/view-table.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';

const countsOf = (usage: Usage) => ({
  uncachedInput: usage.uncachedInput,
  cacheRead: usage.cacheRead,
  cacheWrite: cacheWrite(usage),
  output: usage.output,
  webSearches: usage.webSearches,
});

const FORMAT = { total: countsOf, row: countsOf };

const TOKENS = { title: 'Tokens', render: (usage: Usage) => formatTokens(totalTokens(usage)) };
const WEB_SEARCHES = { title: 'Web searches', render: (usage: Usage) => formatCount(usage.webSearches) };

const MEASURES = [
  { title: 'Input, uncached', render: (usage: Usage) => formatTokens(usage.uncachedInput) },
  { title: 'Cache read', render: (usage: Usage) => formatTokens(usage.cacheRead) },
  { title: 'Cache write', render: (usage: Usage) => formatTokens(cacheWrite(usage)) },
  { title: 'Output', render: (usage: Usage) => formatTokens(usage.output) },
  { title: 'Cache hits', render: hitRate },
  WEB_SEARCHES,
];

/** A row that is of one type of tokens has nothing in the columns of the others. */
const measuresOf = ({ words }: SpendReport<Usage>) => (words.by.includes('token') ? [TOKENS, WEB_SEARCHES] : MEASURES);

const CHART = { title: 'Tokens', unit: 'tokens', heightOf: totalTokens };

const changeOf = (tokens: number, before: number): string => {
  if (tokens === before) return 'no change';
  const arrow = `${tokens > before ? '▲' : '▼'} ${formatTokens(Math.abs(tokens - before))}`;
  return before === 0 ? `${arrow} (new)` : `${arrow} (${formatPercent(((tokens - before) / before) * 100)})`;
};

/** `12.4M tokens  ▲ 1.1M (+10 %) against 1–21 Oct 2026 UTC (11.3M)` */
const totalLine = (report: SpendReport<Usage>, total: Usage): string => {
  const tokens = `${bold(formatTokens(totalTokens(total)))} tokens`;
  const previous = previousTotal(report, usageAlgebra);
  const span = comparedSpan(report);
  if (previous === null || span === null) return tokens;
  const change = escapeText(changeOf(totalTokens(total), totalTokens(previous)));
  return `${tokens}   ${change} against ${describeSpan(span)} (${formatTokens(totalTokens(previous))})`;
};

const countLines = (total: Usage): readonly string[] => [
  `${bold('Input, uncached')}\n${formatCount(total.uncachedInput)}`,
  `${bold('Cache read')}\n${formatCount(total.cacheRead)}`,
  `${bold('Cache write')}\n${formatCount(cacheWrite(total))}`,
  `${bold('Output')}\n${formatCount(total.output)}`,
  `${bold('Cache hit rate')}\n${escapeText(hitRate(total))} of all input`,
  `${bold('Web searches')}\n${formatCount(total.webSearches)}`,
];

const sourceLines = (report: SpendReport<Usage>): readonly string[] =>
  report.several
    ? answered(report).map(
        ({ source, total }) => `${sourceName(source)}: ${bold(formatTokens(totalTokens(total)))} tokens`,
      )
    : [];

const nothingLine = (report: SpendReport<Usage>): readonly string[] =>
  isEmptyReport(report) ? ['Nothing was used in these days.'] : [];

export const viewUsage = (report: SpendReport<Usage>, { audience }: Asking, { settings }: CommandPorts): View => {
  const title = headline('Claude usage', report);
  const problems = spendProblems(report, settings.timezone);
  const footnotes = spendFootnotes('usage', report, settings.timezone);
  const total = grandTotal(report, usageAlgebra);
  const unknown = answered(report).length === 0 ? [] : ['The total is not known, because something could not be read.'];
  const lines = [
    ...(total === null ? unknown : [totalLine(report, total)]),
    ...sourceLines(report),
    ...nothingLine(report),
  ];
  const document = () => spendDocument('usage', report, usageMetric, FORMAT, footnotes);
  return {
    messages: splitMessage({
      text: [literal(title), ...lines, ...problems].join('\n'),
      blocks: [
        header(title),
        section([...lines, ...problems.map((problem) => `:warning: ${problem}`)].join('\n')),
        total === null ? [] : fields(countLines(total)),
        viewChart(report, usageMetric, CHART),
        viewTable(report, usageMetric, measuresOf(report), { audience, privacy: settings.privacy }),
        context(footnotes),
      ],
    }),
    document,
    problems,
    csv: report.words.csv ? attachCsv(document()) : null,
    more: null,
  };
};
