import { dayOf } from '../../domain/day.ts';
import { loadSpend } from '../../spend/load-spend.ts';
import { usageMetric } from '../../spend/metric.ts';
import { parseSpendWords } from '../../spend/parse-spend-words.ts';
import { defineCommand } from '../command.ts';
import { viewUsage } from './view.ts';

const EXAMPLE = '/claude-usage 7d by model';

export const usageCommand = defineCommand({
  name: 'usage',
  summary: 'What Claude reads and writes: tokens by kind, cache hit rate, web searches',
  usage: '[PERIOD] [by DIM] [FILTER] [top N] [csv]',
  examples: ['', '7d by key', 'last week by model', '30d by workspace top 5', 'yesterday by token', 'mtd by model csv'],
  access: 'viewer',
  parse: (words, { now }) => parseSpendWords(words, dayOf(now), EXAMPLE),
  load: (words, ports, { now }) => loadSpend(words, usageMetric, ports, { forecasting: false, now, example: EXAMPLE }),
  view: viewUsage,
  isShareable: true,
});
