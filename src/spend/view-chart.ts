import { bucketDays } from '../blocks/bucket-days.ts';
import { barChart } from '../blocks/chart.ts';
import { sourceName } from '../blocks/describe-source.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { lengthOf } from '../domain/day.ts';
import type { Metric } from './metric.ts';
import { answered, type SpendReport } from './spend-report.ts';

/** What is drawn (`Spend`), the unit of its axis, and how high a measure stands. */
interface ChartWords<M> {
  readonly title: string;
  readonly unit: string;
  readonly heightOf: (measure: M) => number;
}

/**
 * The days of a report, one series for each source; several days a bar where a chart has no room for all. Only days that
 * every source has published are drawn, because a missing one would look like zero; nothing for a single day or where all is zero.
 */
export const viewChart = <M>(
  report: SpendReport<M>,
  { algebra }: Metric<M>,
  { title, unit, heightOf }: ChartWords<M>,
): readonly MessageBlock[] => {
  const published = answered(report).map(({ daily }) => new Set(daily.map(({ day }) => day)));
  const series = answered(report).map(({ source, daily }) => ({
    name: sourceName(source),
    buckets: bucketDays(
      daily.filter(({ day }) => published.every((days) => days.has(day))),
      algebra.add,
    ),
  }));
  const buckets = series[0]?.buckets ?? [];
  const categories = buckets.map(({ label }) => label);
  if (categories.length < 2) return [];
  if (series.every(({ buckets: own }) => own.every(({ measure }) => algebra.isZero(measure)))) return [];
  const days = Math.max(...buckets.map((bucket) => lengthOf(bucket.days)));
  return barChart({
    title: `${title} ${days === 1 ? 'by day' : `per ${days} days`} (UTC)`,
    unit,
    categories,
    series: series.map(({ name, buckets }) => ({ name, values: buckets.map(({ measure }) => heightOf(measure)) })),
  });
};
