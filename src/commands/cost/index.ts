import { dayOf } from '../../domain/day.ts';
import { loadSpend } from '../../spend/load-spend.ts';
import { costMetric } from '../../spend/metric.ts';
import { parseSpendWords } from '../../spend/parse-spend-words.ts';
import { defineCommand } from '../command.ts';
import { viewCost } from './view.ts';

const EXAMPLE = '/claude-cost 30d by workspace';

export const costCommand = defineCommand({
  name: 'cost',
  summary: 'What Claude costs: total, change, forecast and the parts it is made of',
  usage: '[PERIOD] [by DIM] [FILTER] [top N] [csv]',
  examples: ['', 'last month by model', '30d by workspace,model', '7d by day', 'mtd by service', 'yesterday csv'],
  access: 'viewer',
  parse: (words, { now }) => parseSpendWords(words, dayOf(now), EXAMPLE),
  load: (words, ports, { now }) =>
    loadSpend(words, costMetric, ports, {
      forecasting: words.period.kind === 'month' && words.period.toDate,
      now,
      example: EXAMPLE,
    }),
  view: viewCost,
  isShareable: true,
});
