import { changeText } from '../../blocks/amount.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { bold, escapeText } from '../../blocks/text.ts';
import type { Span } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { trendOf } from '../../domain/trend.ts';
import type { Amounts, Totals } from './compare-spend.ts';
import { shown } from './show-money.ts';

const UNKNOWN = 'not known';

const changeOf = ({ total, before }: Amounts): string =>
  total === null || before === null ? '' : `   ${escapeText(changeText(trendOf(total, before)))}`;

const amountOf = ({ total }: Amounts): string => (total === null ? UNKNOWN : bold(shown(total)));

/** The total with its change, as the first line; below it each source, where there are two. */
export const viewTotals = (totals: Totals, before: Span): readonly string[] => {
  const against =
    totals.total === null || totals.before === null ? '' : ` against ${describeSpan(before)} (${shown(totals.before)})`;
  const sources = totals.bySource.length > 1 ? totals.bySource : [];
  return [
    `Total: ${amountOf(totals)}${changeOf(totals)}${against}`,
    ...sources.map((source) => `${sourceName(source.source)}: ${amountOf(source)}${changeOf(source)}`),
  ];
};
