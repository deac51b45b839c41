import { changeText } from '../blocks/amount.ts';
import { sourceName } from '../blocks/describe-source.ts';
import { bold, escapeText } from '../blocks/text.ts';
import { describeSpan } from '../domain/describe-span.ts';
import type { Forecast } from '../domain/forecast-month.ts';
import { costAlgebra } from '../domain/measure.ts';
import { formatMoney, type Money } from '../domain/money.ts';
import type { Cost } from '../domain/spend.ts';
import { trendOf } from '../domain/trend.ts';
import { forecastCost } from './forecast-cost.ts';
import { answered, comparedSpan, grandTotal, isEmptyReport, previousTotal, type SpendReport } from './spend-report.ts';

/** An amount in mrkdwn, where `<$0.01` would open a link. */
const shown = (amount: Money): string => escapeText(formatMoney(amount));

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

/** A report in a few lines of mrkdwn: the total and its change, each source, where the month is going. None where no source answered. */
export const describeTotals = (report: SpendReport<Cost>): readonly string[] => {
  if (answered(report).length === 0) return [];
  const forecast = forecastCost(report);
  return [
    totalLine(report),
    ...sourceLines(report),
    ...nothingLine(report),
    ...(forecast === null ? [] : [forecastLine(forecast)]),
  ];
};
