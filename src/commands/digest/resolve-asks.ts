import { dayOf, type Instant } from '../../domain/day.ts';
import { lastDays } from '../../domain/period.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource, NamedKind } from '../../ports.ts';
import type { NamedFilter } from '../../spend/read-filter-word.ts';
import { type ResolvedFilters, resolveFilters } from '../../spend/resolve-filters.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';
import { quoteWords } from '../quote-words.ts';
import type { DigestTerms } from './parse-words.ts';
import { EXAMPLE } from './read-terms.ts';

/** In which days a model, a key or a person must have been seen to be known by name. */
const DAYS_OF_NAMES = 90;

/** Things that keep their id when they are called something else. */
const LASTING: readonly NamedKind[] = ['workspace', 'key', 'user'];

type Terms = Pick<DigestTerms, 'filters' | 'source'>;

interface Meaning {
  readonly filter: NamedFilter;
  readonly in: readonly ResolvedFilters[];
}

/** `workspace:Production source:console`: the filter in words that read as themselves. */
export const writeFilter = ({ filters, source }: Terms): string =>
  quoteWords([...filters.map(({ by, name }) => `${by}:${name}`), ...(source === null ? [] : [`source:${source}`])]);

const idsIn = ({ filters }: ResolvedFilters): readonly (string | null)[] =>
  filters.state === 'present' ? filters.value.flatMap(({ ids }) => ids) : [];

/** What is asked for good: the id of the one thing that a name stood for, else the words. */
const askOf = ({ filter: { by, name }, in: resolved }: Meaning): string => {
  const [id, ...others] = new Set(resolved.flatMap(idsIn));
  return LASTING.includes(by) && typeof id === 'string' && others.length === 0 ? `${by}:${id}` : `${by}:${name}`;
};

/** Whether a source has something of each name. */
const fitsIn = (source: ClaudeSource, meanings: readonly Meaning[]): boolean =>
  meanings.every(({ in: resolved }) =>
    resolved.some((each) => each.source === source.source && idsIn(each).length > 0),
  );

/**
 * The filter as it is asked from now on; what could not be read is a gap, and nothing is guessed in its place. A digest
 * that would never have anything to say is refused.
 */
export const resolveAsks = async (
  terms: Terms,
  all: readonly ClaudeSource[],
  now: Instant,
): Promise<Parsed<{ readonly asks: readonly string[]; readonly gaps: readonly Gap[] }>> => {
  const refuse = (why: string): Parsed<never> =>
    notUnderstood({ said: writeFilter(terms), nearest: null, candidates: [], example: EXAMPLE, why });
  const sources = all.filter(({ source }) => terms.source === null || terms.source === source);
  if (sources.length === 0) return refuse(`\`source:${terms.source}\` is not set up here.`);
  const meanings: Meaning[] = [];
  for (const filter of terms.filters) {
    const resolved = await resolveFilters([filter], lastDays(DAYS_OF_NAMES, dayOf(now)), sources, EXAMPLE);
    if (!resolved.ok) return resolved;
    meanings.push({ filter, in: resolved.value });
  }
  const gaps = meanings.flatMap(({ in: resolved }) =>
    resolved.flatMap(({ source, filters }) => gapOf('what these names stand for', source, filters)),
  );
  if (gaps.length === 0 && !sources.some((source) => fitsIn(source, meanings))) {
    return refuse('Nothing fits all of these filters together.');
  }
  const asks = [...meanings.map(askOf), ...(terms.source === null ? [] : [`source:${terms.source}`])];
  return understood({ asks, gaps });
};
