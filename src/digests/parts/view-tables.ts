import { changeText, formatShare } from '../../blocks/amount.ts';
import { context, header } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceShort } from '../../blocks/describe-source.ts';
import type { Message } from '../../blocks/message.ts';
import { type Column, fitRows, table } from '../../blocks/table.ts';
import { literal } from '../../blocks/text.ts';
import { describeSpan, shortSpan } from '../../domain/describe-span.ts';
import { formatMoney, type Money, sum, toNumber } from '../../domain/money.ts';
import type { Grouping } from '../../domain/spend.ts';
import { trendOf } from '../../domain/trend.ts';
import { spendProblems, unreadNames } from '../../spend/footnotes.ts';
import { columnTitle } from '../../spend/label-group.ts';
import { type Compared, compareTotals } from './compare-spend.ts';
import type { ComparedRow } from './list-rows.ts';
import type { People } from './name-people.ts';
import { rankRows } from './rank-rows.ts';
import { shown } from './show-money.ts';

interface Measure {
  readonly columns: readonly Column[];
  readonly cells: (rows: readonly Pick<ComparedRow, 'amount' | 'before'>[]) => readonly string[];
}

const sumOf = (rows: readonly Pick<ComparedRow, 'amount' | 'before'>[]) => ({
  amount: sum(rows.map(({ amount }) => amount)),
  before: sum(rows.map(({ before }) => before)),
});

const right = (title: string): Column => ({ title, align: 'right' });

const changes = ({ now, before }: Compared): Measure => ({
  columns: [right(shortSpan(now.words.period)), right(shortSpan(before.words.period)), right('Change')],
  cells: (rows) => {
    const { amount, before: earlier } = sumOf(rows);
    return [formatMoney(amount), formatMoney(earlier), changeText(trendOf(amount, earlier))];
  },
});

const shares = ({ now }: Compared, total: Money): Measure => ({
  columns: [right(shortSpan(now.words.period)), right('Share')],
  cells: (rows) => {
    const { amount } = sumOf(rows);
    return [formatMoney(amount), total > 0n ? formatShare(toNumber(amount) / toNumber(total)) : '–'];
  },
});

/** What each thing of a kind cost, beside what it cost before where that can be compared. */
const viewRows = (compared: Compared, by: Grouping, rows: readonly ComparedRow[], people: People) => {
  const { several } = compared.now;
  const isComparable = compareTotals(compared).before !== null;
  const measure = isComparable ? changes(compared) : shares(compared, sumOf(rows).amount);
  const titles = [...(several ? ['Source'] : []), columnTitle(by)];
  const columns = [...titles.map((title) => ({ title })), ...measure.columns];
  const titled = (title: string, of: readonly ComparedRow[]): readonly string[] => [
    title,
    ...titles.slice(1).map(() => ''),
    ...measure.cells(of),
  ];
  const total = titled('Total', rows);
  const nameOf = ({ person, name }: ComparedRow) => (person === null ? name : people.cell(person.email, name));
  const fitting = fitRows(rankRows(compared, rows), {
    columns,
    total,
    toRow: (row) => [...(several ? [sourceShort(row.source)] : []), nameOf(row), ...measure.cells([row])],
    foldRest: (rest) => titled(`Other (${rest.length})`, rest),
  });
  return table({ columns, rows: fitting, total });
};

const explainImpersonal = (by: Grouping, rows: readonly ComparedRow[]): readonly string[] =>
  by === 'user' && rows.some(({ person }) => person === null)
    ? ['Without a person: keys and service accounts that act for nobody, and use whose author is not told.']
    : [];

/** One message with one table, and why something is missing from it. Its notification names nobody. */
export const viewTable = (
  compared: Compared,
  { by, title, timezone }: { readonly by: Grouping; readonly title: string; readonly timezone: string },
  rows: readonly ComparedRow[],
  people: People,
): readonly Message[] => {
  const problems = spendProblems(compared.now, timezone);
  if (rows.length === 0 && problems.length === 0) return [];
  // A filter for one workspace leaves one row, which is the total.
  if (rows.length === 1 && compared.now.words.filters.some((filter) => filter.by === by)) return [];
  const heading = `${title} · ${describeSpan(compared.now.words.period)}`;
  const count = rows.filter(({ amount }) => amount !== 0n).length;
  const words = rows.length === 0 ? problems.join('\n') : `${count} with spend, ${shown(sumOf(rows).amount)} in all.`;
  return splitMessage({
    text: `${literal(heading)}\n${words}`,
    blocks: [
      header(heading),
      rows.length === 0 ? [] : viewRows(compared, by, rows, people),
      context([...problems, ...unreadNames(compared.now), ...explainImpersonal(by, rows)]),
    ],
  });
};
