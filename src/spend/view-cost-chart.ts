import { chartValue } from '../blocks/chart.ts';
import type { MessageBlock } from '../blocks/message.ts';
import type { Cost } from '../domain/spend.ts';
import { costMetric } from './metric.ts';
import type { SpendReport } from './spend-report.ts';
import { viewChart } from './view-chart.ts';

/** Dollars by day. `title` is plain text; what a bar stands for follows it. */
export const viewCostChart = (report: SpendReport<Cost>, title: string): readonly MessageBlock[] =>
  viewChart(report, costMetric, { title, unit: 'USD', heightOf: ({ amount }) => chartValue(amount) });
