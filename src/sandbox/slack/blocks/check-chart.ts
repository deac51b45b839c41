import { isList, isObject, objectsOf } from '../json.ts';
import { also, byType, type Check, list, number, oneOf, type Report, shape, string } from './check.ts';
import { LIMITS } from './limits.ts';

const label = string(LIMITS.chartLabel);
const axisLabel = string(LIMITS.chartAxisLabel);

const unique = (values: readonly unknown[], pointer: string, what: string, report: Report): void => {
  if (new Set(values).size !== values.length)
    report({ pointer, code: 'not_unique', message: `${what} must be unique` });
};

const drawn = also(
  shape({
    type: oneOf('bar', 'line', 'area'),
    series: list(
      shape({ name: label, data: list(shape({ label, value: number() }), LIMITS.chartPoints) }),
      LIMITS.chartSeries,
    ),
    axis_config: shape({ categories: list(label, LIMITS.chartPoints) }, { x_label: axisLabel, y_label: axisLabel }),
  }),
  (chart, pointer, report) => {
    const axis = isObject(chart.axis_config) ? chart.axis_config : {};
    const categories = isList(axis.categories) ? axis.categories : [];
    const series = objectsOf(chart.series);
    unique(categories, `${pointer}/axis_config/categories`, 'categories', report);
    unique(
      series.map((each) => each.name),
      `${pointer}/series`,
      'series names',
      report,
    );
    series.forEach((each, index) => {
      const labels = objectsOf(each.data).map((point) => point.label);
      const complete = labels.length === categories.length && categories.every((name) => labels.includes(name));
      if (!complete)
        report({
          pointer: `${pointer}/series/${index}/data`,
          code: 'points_do_not_match_categories',
          message: 'needs exactly one point for every category',
        });
    });
  },
);

const pie = shape({
  type: oneOf('pie'),
  segments: list(shape({ label, value: number(Number.MIN_VALUE) }), LIMITS.chartSeries),
});

/** Slack's native chart. */
export const chart: Check = shape(
  {
    type: oneOf('data_visualization'),
    title: string(LIMITS.chartTitle),
    chart: byType({ bar: drawn, line: drawn, area: drawn, pie }, 'chart'),
  },
  { block_id: string(LIMITS.blockId) },
);
