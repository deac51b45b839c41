import type { Budget } from '../../domain/budget.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { lastDays } from '../../domain/period.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource } from '../../ports.ts';
import { resolveFilters } from '../../spend/resolve-filters.ts';
import { scopeOf } from '../../spend/scope-of.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';
import { quoteWords } from '../quote-words.ts';
import { type BudgetTerms, EXAMPLE } from './parse-words.ts';

/** In which days a model, a key or a person must have been seen to be known by name. */
const DAYS_OF_NAMES = 90;

type Terms = Pick<BudgetTerms, 'filters' | 'source'>;

/** `workspace:Production source:console`: the scope in words that read as themselves. */
export const writeScope = ({ filters, source }: Terms): string =>
  quoteWords([...filters.map(({ by, name }) => `${by}:${name}`), ...(source === null ? [] : [`source:${source}`])]);

/** What a budget is about in the ids of each source; what could not be read is a gap, and nothing is guessed in its place. */
export const resolveScope = async (
  terms: Terms,
  all: readonly ClaudeSource[],
  now: Instant,
): Promise<Parsed<{ readonly scope: Budget['scope']; readonly gaps: readonly Gap[] }>> => {
  const refuse = (why: string): Parsed<never> =>
    notUnderstood({ said: writeScope(terms), nearest: null, candidates: [], example: EXAMPLE, why });
  const sources = all.filter(({ source }) => terms.source === null || terms.source === source);
  if (sources.length === 0) return refuse(`\`source:${terms.source}\` is not set up here.`);
  const resolved = await resolveFilters(terms.filters, lastDays(DAYS_OF_NAMES, dayOf(now)), sources, EXAMPLE);
  if (!resolved.ok) return resolved;
  const gaps = resolved.value.flatMap(({ source, filters }) => gapOf('what these names stand for', source, filters));
  const scope = scopeOf(resolved.value);
  if (scope.length === 0 && gaps.length === 0) return refuse('Nothing fits all of these filters together.');
  return understood({ scope, gaps });
};
