import { type Money, toNumber } from '../domain/money.ts';
import { section } from './build.ts';
import { LIMITS } from './limits.ts';
import type { DataVisualizationBlock, Message } from './message.ts';
import { bold, literal, oneLine, shorten } from './text.ts';

/** What a chart shows, in plain text. `unit` stands beside the axis: `USD`, `tokens`. */
interface ChartSpec {
  readonly title: string;
  readonly unit: string;
  /** At most twenty: see `bucketDays`. */
  readonly categories: readonly string[];
  /** One value for every category. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Dollars and cents for a chart; the exact amounts stand in the text and the table. */
export const chartValue = (amount: Money): number => Math.round(toNumber(amount) * 100) / 100;

/** Short enough and different from each other, as Slack demands: `Marketing automatio…`, then `Marketing autom… (2)`. */
const distinctLabels = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const full = oneLine(name) || '–';
    let label = shorten(full, LIMITS.chart.label);
    for (let number = 2; taken.has(label); number += 1) {
      const mark = ` (${number})`;
      label = shorten(full, LIMITS.chart.label - mark.length) + mark;
    }
    taken.add(label);
    return label;
  });
};

const addUp = (columns: readonly (readonly number[])[], length: number): number[] =>
  Array.from({ length }, (_, index) => {
    const sum = columns.reduce((total, values) => total + (values[index] ?? 0), 0);
    return Math.round(sum * 100) / 100;
  });

/** The first series, the largest, keep their own line; the rest is one, so that what is drawn still adds up. */
const foldSeries = ({ series, categories }: ChartSpec): ChartSpec['series'] => {
  if (series.length <= LIMITS.chart.series) return series;
  const own = series.slice(0, LIMITS.chart.series - 1);
  const rest = series.slice(own.length).map(({ values }) => values);
  return [...own, { name: `Other (${rest.length})`, values: addUp(rest, categories.length) }];
};

const assertDrawable = ({ title, categories, series }: ChartSpec): void => {
  if (categories.length > LIMITS.chart.points)
    throw new RangeError(`${categories.length} points in the chart "${title}"`);
  for (const { values } of series)
    if (values.length !== categories.length || !values.every(Number.isFinite))
      throw new RangeError(`The chart "${title}" needs one finite value for every point`);
};

const chart = (type: 'bar' | 'line', spec: ChartSpec): DataVisualizationBlock[] => {
  assertDrawable(spec);
  if (spec.categories.length === 0 || spec.series.length === 0) return [];
  const series = foldSeries(spec);
  const categories = distinctLabels(spec.categories);
  const names = distinctLabels(series.map(({ name }) => name));
  return [
    {
      type: 'data_visualization',
      title: shorten(oneLine(spec.title) || '–', LIMITS.chart.title),
      chart: {
        type,
        series: series.map(({ values }, index) => ({
          name: names[index] ?? '',
          data: categories.map((label, point) => ({ label, value: values[point] ?? 0 })),
        })),
        axis_config: { categories, y_label: shorten(oneLine(spec.unit), LIMITS.chart.axisLabel) },
      },
    },
  ];
};

/**
 * A native chart; nothing when there is nothing to draw. A seventh series and those after it become one. Throws
 * `RangeError` when there are too many points, or not one finite value for each.
 */
export const barChart = (spec: ChartSpec): DataVisualizationBlock[] => chart('bar', spec);
export const lineChart = (spec: ChartSpec): DataVisualizationBlock[] => chart('line', spec);

const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** `▁▃█`, from zero or the lowest negative value to the highest. */
export const sparkline = (values: readonly number[]): string => {
  const low = Math.min(0, ...values);
  const range = Math.max(0, ...values) - low;
  return values
    .map((value) => LEVELS[range === 0 ? 0 : Math.round(((value - low) / range) * (LEVELS.length - 1))])
    .join('');
};

const DOLLARS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** As drawn: cents of dollars, at most two decimals of anything else. */
const formatValue = (value: number, unit: string | undefined): string =>
  (unit === 'USD' ? DOLLARS : NUMBER).format(value);

/** The chart in words, as mrkdwn: a sparkline for each series, then every value under its category. */
export const describeChart = ({ title, chart: { series, axis_config } }: DataVisualizationBlock): string => {
  const unit = axis_config.y_label === undefined ? '' : ` (${literal(axis_config.y_label)})`;
  const lines = series.map(({ name, data }) => `${sparkline(data.map(({ value }) => value))} ${literal(name)}`);
  const values = axis_config.categories.map((category, index) => {
    const points = series.map(({ data }) => formatValue(data[index]?.value ?? 0, axis_config.y_label));
    return `${literal(category)}: ${points.join(' / ')}`;
  });
  return [`${bold(literal(title))}${unit}`, ...lines, values.join(' · ')].join('\n');
};

/** The same message with its charts in words, for a workspace that does not draw them yet; null when it has none. */
export const withoutCharts = (message: Message): Message | null => {
  if (!message.blocks.some(({ type }) => type === 'data_visualization')) return null;
  const blocks = message.blocks.flatMap((block) =>
    block.type === 'data_visualization' ? section(describeChart(block)) : [block],
  );
  return { ...message, blocks };
};
