import { type Instant, isoInstant, isoStart } from '../domain/day.ts';
import { describeSpan } from '../domain/describe-span.ts';
import type { Part } from '../domain/part.ts';
import type { Metric } from './metric.ts';
import {
  answered,
  coveredSpan,
  grandTotal,
  previousTotal,
  type SourceReport,
  type SpendReport,
} from './spend-report.ts';
import { spendRows } from './spend-rows.ts';

type Fields = Readonly<Record<string, string | number>>;

/** How a measure reads in a machine's answer: one value for totals, fields for rows. */
export interface MeasureFormat<M> {
  readonly total: (measure: M) => string | Fields;
  readonly row: (measure: M) => Fields;
}

const hasNothing = (part: Part<unknown>): boolean =>
  part.state === 'absent' && part.reason.kind === 'nothing-of-that-name';

/** A source without anything of the filter's name adds nothing; one that could not be read has no total. */
const sourceTotal = <M>(part: Part<SourceReport<M>>, metric: Metric<M>): M | null => {
  if (part.state === 'present') return part.value.total;
  return hasNothing(part) ? metric.algebra.zero : null;
};

/** What all sources have together: where each of them has nothing of the filters' names, that is a sum too. */
const totalOfAll = <M>(report: SpendReport<M>, { algebra }: Metric<M>): M | null =>
  grandTotal(report, algebra) ?? (report.parts.every(({ part }) => hasNothing(part)) ? algebra.zero : null);

/** The instant from which some source's numbers may still grow: the earliest of them. */
export const provisionalFrom = (report: SpendReport<unknown>): Instant | null => {
  const instants = answered(report).flatMap((source) => source.provisionalFrom ?? []);
  return instants.toSorted((a, b) => a - b)[0] ?? null;
};

/** The answer for scripts: exact, every row there, missing numbers null. `period.to` is exclusive. */
export const spendDocument = <M>(
  command: string,
  report: SpendReport<M>,
  metric: Metric<M>,
  format: MeasureFormat<M>,
  footnotes: readonly string[],
) => {
  const express = (measure: M | null) => (measure === null ? null : format.total(measure));
  const span = coveredSpan(report);
  const provisional = provisionalFrom(report);
  const sources = report.parts.map(({ source, part }) => ({ source, total: express(sourceTotal(part, metric)) }));
  return {
    command,
    period: { from: isoStart(span.from), to: isoStart(span.to), label: describeSpan(span) },
    currency: 'USD',
    total: express(totalOfAll(report, metric)),
    previousTotal: express(previousTotal(report, metric.algebra)),
    provisionalFrom: provisional === null ? null : isoInstant(provisional),
    groupBy: report.words.by,
    ...(report.several ? { sources } : {}),
    rows: spendRows(report, metric.sizeOf, format.row),
    footnotes,
  };
};
