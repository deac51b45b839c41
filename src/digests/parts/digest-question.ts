import type { Instant } from '../../domain/day.ts';
import type { Period } from '../../domain/period.ts';
import type { Dimension } from '../../domain/spend.ts';
import { readSpend } from '../../spend/load-spend.ts';
import type { Metric } from '../../spend/metric.ts';
import type { SpendWords } from '../../spend/parse-spend-words.ts';
import type { ResolvedFilters } from '../../spend/resolve-filters.ts';
import type { SpendReport } from '../../spend/spend-report.ts';
import type { DigestPorts } from '../digest.ts';

/** What every number of one digest has in common: its filter, told in ids, and the moment that it was due. */
export interface DigestQuestion {
  readonly words: SpendWords;
  readonly filters: readonly ResolvedFilters[];
  readonly now: Instant;
  readonly ports: DigestPorts;
}

interface Asked {
  readonly period: Period;
  readonly by: readonly Dimension[];
  readonly forecasting?: boolean;
  /** When it is asked; the moment that the digest was due when absent. */
  readonly now?: Instant;
}

/** Asks what a command would have been asked at that moment. */
export const askSpend = <M>(
  { words, filters, now, ports }: DigestQuestion,
  metric: Metric<M>,
  asked: Asked,
): Promise<SpendReport<M>> =>
  readSpend({ ...words, period: asked.period, by: asked.by }, filters, metric, ports, {
    forecasting: asked.forecasting ?? false,
    now: asked.now ?? now,
  });
