import { comparisonFor } from '../domain/comparison.ts';
import { cover, dayOf, type Instant, plusDays, type Span } from '../domain/day.ts';
import { absent, type Part, present } from '../domain/part.ts';
import type { Filter } from '../domain/spend.ts';
import { type Parsed, understood } from '../domain/understanding.ts';
import type { ClaudeSource, CommandPorts } from '../ports.ts';
import type { Metric } from './metric.ts';
import type { SpendWords } from './parse-spend-words.ts';
import { readNames } from './read-names.ts';
import { resolveFilters } from './resolve-filters.ts';
import { mergeNames, reportSource, type SourceReport, type SpendReport } from './spend-report.ts';

/** Four requests' worth of days: what a month-end forecast learns its rhythm and its own errors from. */
const FORECAST_DAYS = 4 * 31;

interface LoadOptions {
  /** Whether the past is needed too, to forecast the month's end. */
  readonly forecasting: boolean;
  readonly now: Instant;
  /** A working line, for the answer to a filter that is not understood. */
  readonly example: string;
}

/** The days whose totals a question needs: its own, the comparable ones before, and the past that a forecast rests on. */
const daysNeeded = ({ period }: SpendWords, { forecasting, now }: LoadOptions): Span => {
  const compared = cover(period, comparisonFor(period, period));
  const today = dayOf(now);
  return forecasting ? cover(compared, { from: plusDays(today, 1 - FORECAST_DAYS), to: plusDays(today, 1) }) : compared;
};

const readSource = async <M>(
  source: ClaudeSource,
  filters: Part<readonly Filter[]>,
  words: SpendWords,
  metric: Metric<M>,
  options: LoadOptions,
): Promise<Part<SourceReport<M>>> => {
  if (filters.state !== 'present') return filters;
  if (filters.value.some(({ ids }) => ids.length === 0)) return absent({ kind: 'nothing-of-that-name' });
  const facts = await metric.read(source, {
    daily: daysNeeded(words, options),
    breakdown: { span: words.period, by: words.by },
    filters: filters.value,
  });
  return facts.state === 'present' ? reportSource(facts.value, words.period, metric.algebra, options.now) : facts;
};

/** Reads the answer from every source that the words ask for. Only names that the organisation does not know are the asker's mistake. */
export const loadSpend = async <M>(
  words: SpendWords,
  metric: Metric<M>,
  ports: CommandPorts,
  options: LoadOptions,
): Promise<Parsed<SpendReport<M>>> => {
  const sources = ports.claude.sources.filter(({ source }) => words.source === null || words.source === source);
  const filters = await resolveFilters(words.filters, words.period, sources, options.example);
  if (!filters.ok) return filters;
  const read = await Promise.all(
    sources.map(async (source) => {
      const own = filters.value.find((resolved) => resolved.source === source.source)?.filters ?? present([]);
      const part = await readSource(source, own, words, metric, options);
      const names = part.state === 'present' ? await readNames(source, part.value, words.by) : null;
      return { source: source.source, part, names };
    }),
  );
  return understood({
    words,
    asOf: options.now,
    parts: read.map(({ source, part }) => ({ source, part })),
    names: mergeNames(read.flatMap(({ names }) => names ?? [])),
    several: ports.claude.sources.length > 1,
  });
};
