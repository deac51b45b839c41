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
  /** Spelled only when asked for: few of the rows are shown. */
  readonly labels: () => readonly string[];
  readonly day: number;
  readonly measure: M;
}

const ROWS = 10;
/** A month of days in their order says more than its ten largest. */
const DAYS = 31;

const rowsOf = <M>(report: SpendReport<M>, show: Showing): readonly Row<M>[] =>
  answered(report).flatMap(({ source, rows, notItemised }) => {
    const toRow = (row: SpendRow<M>): Row<M> => ({
      source,
      labels: () => report.words.by.map((dimension) => labelGroup(dimension, row, report.names, show)),
      day: row.day ?? 0,
      measure: row.measure,
    });
    const rest = report.words.by.map((_, index) => (index === 0 ? 'Not itemised' : '–'));
    return [
      ...rows.map(toRow),
      ...(notItemised === null ? [] : [{ source, labels: () => rest, day: 0, measure: notItemised }]),
    ];
  });

/** The breakdown as a table: largest first, or by day; what does not fit is one exact `Other (N)` row, and the last row is the total. */
export const viewTable = <M>(
  report: SpendReport<M>,
  metric: Metric<M>,
  measures: readonly MeasureColumn<M>[],
  show: Showing,
): readonly MessageBlock[] => {
  const all = rowsOf(report, show);
  if (all.length === 0) return [];
  const byDay = report.words.by.includes('day');
  const sumOf = (rows: readonly Row<M>[]): M => totalOf(rows, metric.algebra);
  const total = sumOf(all);
  const ranking = rank(all, {
    sizeOf: ({ measure }) => metric.sizeOf(measure),
    labelOf: ({ source, labels }) => [source, ...labels()].join(' '),
    top: report.words.top ?? (byDay ? DAYS : ROWS),
  });
  const shown = byDay ? ranking.shown.toSorted((a, b) => a.day - b.day) : ranking.shown;

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
      toRow: ({ source, labels, measure }) => [...withSource(sourceShort(source), labels()), ...numbers(measure)],
      foldRest: (rest) => titled(`Other (${rest.length})`, sumOf(rest)),
    },
  );
  return table({ columns, rows, total: totalRow });
};
