import { comparisonFor } from '../domain/comparison.ts';
import { cover, dayOf, type Instant, type Span } from '../domain/day.ts';
import { forecastSpan } from '../domain/forecast-span.ts';
import { absent, type Part, present } from '../domain/part.ts';
import type { Filter, Source } from '../domain/spend.ts';
import { type Parsed, understood } from '../domain/understanding.ts';
import type { ClaudeSource, CommandPorts } from '../ports.ts';
import type { Metric } from './metric.ts';
import type { SpendWords } from './parse-spend-words.ts';
import { readExpectedNames, readNames } from './read-names.ts';
import { refuseSource } from './refuse-source.ts';
import { type ResolvedFilters, resolveFilters } from './resolve-filters.ts';
import { scopeOf } from './scope-of.ts';
import { mergeNames, reportSource, type SourceReport, type SpendReport } from './spend-report.ts';

interface ReadOptions {
  /** Whether the past is needed too, to forecast the month's end. */
  readonly forecasting: boolean;
  readonly now: Instant;
}

interface LoadOptions extends ReadOptions {
  /** A working line, for the answer to a filter that is not understood. */
  readonly example: string;
}

/** The days whose totals a question needs: its own, the comparable ones before, and the past that a forecast rests on. */
const daysNeeded = ({ period }: SpendWords, { forecasting, now }: ReadOptions): Span => {
  const compared = cover(period, comparisonFor(period, period));
  return forecasting ? cover(compared, forecastSpan(dayOf(now))) : compared;
};

/** The sources that the words are about. */
export const askedSources = (
  { source: asked }: Pick<SpendWords, 'source'>,
  sources: readonly ClaudeSource[],
): readonly ClaudeSource[] => sources.filter(({ source }) => asked === null || asked === source);

const readSource = async <M>(
  source: ClaudeSource,
  filters: Part<readonly Filter[]>,
  words: SpendWords,
  metric: Metric<M>,
  options: ReadOptions,
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

/** What these words ask for, once it is known what their filters stand for in each source: a filter that was resolved for one period can be asked of another. */
export const readSpend = async <M>(
  words: SpendWords,
  filters: readonly ResolvedFilters[],
  metric: Metric<M>,
  { claude }: Pick<CommandPorts, 'claude'>,
  options: ReadOptions,
): Promise<SpendReport<M>> => {
  const sources = askedSources(words, claude.sources);
  const filtersOf = (source: Source): Part<readonly Filter[]> =>
    filters.find((resolved) => resolved.source === source)?.filters ?? present([]);
  const read = await Promise.all(
    sources.map(async (source) => {
      const [part, expected] = await Promise.all([
        readSource(source, filtersOf(source.source), words, metric, options),
        readExpectedNames(source, words.by, words.period),
      ]);
      const names = part.state === 'present' ? await readNames(source, part.value, words.by, expected) : null;
      return { source: source.source, part, names };
    }),
  );
  return {
    words,
    asOf: options.now,
    parts: read.map(({ source, part }) => ({ source, part })),
    names: mergeNames(read.flatMap(({ names }) => names ?? [])),
    scope: scopeOf(sources.map(({ source }) => ({ source, filters: filtersOf(source) }))),
    several: claude.sources.length > 1,
  };
};

/** Reads the answer from every source that the words ask for. Only names that the organisation does not know are the asker's mistake. */
export const loadSpend = async <M>(
  words: SpendWords,
  metric: Metric<M>,
  ports: Pick<CommandPorts, 'claude'>,
  options: LoadOptions,
): Promise<Parsed<SpendReport<M>>> => {
  const sources = askedSources(words, ports.claude.sources);
  if (words.source !== null && sources.length === 0) return refuseSource(words.source, options.example);
  const filters = await resolveFilters(words.filters, words.period, sources, options.example);
  return filters.ok ? understood(await readSpend(words, filters.value, metric, ports, options)) : filters;
};
