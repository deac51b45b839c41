import { dayOf, type Instant } from '../domain/day.ts';
import { currentUnit, lastDays, type Period } from '../domain/period.ts';
import type { CommandPorts } from '../ports.ts';
import { loadSpend } from '../spend/load-spend.ts';
import { costMetric } from '../spend/metric.ts';
import type { SpendWords } from '../spend/parse-spend-words.ts';
import { readBudgetSpend } from '../spend/read-budget-spend.ts';
import type { HomeFigures } from './home-figures.ts';

/** So many that a week can be compared with the one before. */
export const DAYS_SHOWN = 14;

/** By day: the totals alone answer it, so that no source is asked for more. */
const words = (period: Period): SpendWords => ({
  period,
  by: ['day'],
  filters: [],
  source: null,
  top: null,
  csv: false,
});

/** Read as `/claude-cost`, `/claude-cost 14d` and `/claude-budget` read them: the numbers are theirs. */
export const loadFigures = async (ports: CommandPorts, now: Instant): Promise<HomeFigures> => {
  const today = dayOf(now);
  const { claude, state } = ports;
  const read = async (period: Period, forecasting: boolean) => {
    const report = await loadSpend(words(period), costMetric, ports, { forecasting, now, example: '/claude-cost' });
    if (!report.ok) throw new Error('A question without a filter is understood');
    return report.value;
  };
  const month = await read(currentUnit('month', today), true);
  // After the longest question: what it has read answers the others.
  const [days, budgets] = await Promise.all([
    read(lastDays(DAYS_SHOWN, today), false),
    Promise.all(state.read().settings.budgets.map((budget) => readBudgetSpend(budget, claude.sources, now))),
  ]);
  return { asOf: now, month, days, budgets };
};
