import { sourceShort } from '../blocks/describe-source.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { type Column, fitRows, table } from '../blocks/table.ts';
import { totalOf } from '../domain/group-rows.ts';
import { rank } from '../domain/ranking.ts';
import type { Source, SpendRow } from '../domain/spend.ts';
import { columnTitle, labelGroup, type Showing } from './label-group.ts';
import type { Metric } from './metric.ts';
import { answered, type SpendReport } from './spend-report.ts';

/** A column of numbers: its title, and how a measure reads in it beside the total of all. */
export interface MeasureColumn<M> {
  readonly title: string;
  readonly render: (measure: M, total: M) => string;
}

interface Row<M> {
  readonly source: Source;
  /** Null for what the source did not itemise. */
  readonly row: SpendRow<M> | null;
  readonly measure: M;
}

const ROWS = 10;
/** A month of days in their order says more than its ten largest. */
const DAYS = 31;

const rowsOf = <M>(report: SpendReport<M>): readonly Row<M>[] =>
  answered(report).flatMap(({ source, rows, notItemised }) => [
    ...rows.map((row) => ({ source, row, measure: row.measure })),
    ...(notItemised === null ? [] : [{ source, row: null, measure: notItemised }]),
  ]);

const dayOf = ({ row }: Row<unknown>): number => row?.day ?? 0;

/** What a row is called in each dimension: few of the rows are shown. */
const labelRow = <M>({ row }: Row<M>, { words, names }: SpendReport<M>, show: Showing): readonly string[] =>
  words.by.map((dimension, index) => {
    if (row === null) return index === 0 ? 'Not itemised' : '–';
    return labelGroup(dimension, row, names, show);
  });

/** The breakdown as a table: largest first, or by day; what does not fit is one exact `Other (N)` row, and the last row is the total. */
export const viewTable = <M>(
  report: SpendReport<M>,
  metric: Metric<M>,
  measures: readonly MeasureColumn<M>[],
  show: Showing,
): readonly MessageBlock[] => {
  const all = rowsOf(report);
  const labelsOf = (row: Row<M>): readonly string[] => labelRow(row, report, show);
  if (all.length === 0) return [];
  const byDay = report.words.by.includes('day');
  const sumOf = (rows: readonly Row<M>[]): M => totalOf(rows, metric.algebra);
  const total = totalOf(
    answered(report).map((part) => ({ measure: part.total })),
    metric.algebra,
  );
  const ranking = rank(all, {
    sizeOf: ({ measure }) => metric.sizeOf(measure),
    labelOf: (row) => [row.source, ...labelsOf(row)].join(' '),
    top: report.words.top ?? (byDay ? DAYS : ROWS),
  });
  const shown = byDay ? ranking.shown.toSorted((a, b) => dayOf(a) - dayOf(b)) : ranking.shown;

  const numbers = (measure: M): readonly string[] => measures.map(({ render }) => render(measure, total));
  const withSource = (source: string, labels: readonly string[]): readonly string[] =>
    report.several ? [source, ...labels] : labels;
  const titled = (title: string, measure: M): readonly string[] => {
    const cells = withSource(
      '',
      report.words.by.map(() => ''),
    );
    return [title, ...cells.slice(1), ...numbers(measure)];
  };
  const columns: readonly Column[] = [
    ...withSource('Source', report.words.by.map(columnTitle)).map((title) => ({ title })),
    ...measures.map(({ title }) => ({ title, align: 'right' as const })),
  ];
  const totalRow = titled('Total', total);
  const rows = fitRows(
    { shown, other: ranking.other },
    {
      columns,
      total: totalRow,
      toRow: (row) => [...withSource(sourceShort(row.source), labelsOf(row)), ...numbers(row.measure)],
      foldRest: (rest) => titled(`Other (${rest.length})`, sumOf(rest)),
    },
  );
  return table({ columns, rows, total: totalRow });
};
