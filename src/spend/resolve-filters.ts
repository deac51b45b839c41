import { plusDays, type Span } from '../domain/day.ts';
import { type Part, present } from '../domain/part.ts';
import type { Filter, Source } from '../domain/spend.ts';
import { notUnderstood, type Parsed, understood } from '../domain/understanding.ts';
import type { ClaudeSource, NamedKind } from '../ports.ts';
import { matchName, withNamesakes } from './match-name.ts';
import { readCandidates } from './read-candidates.ts';
import type { NamedFilter } from './read-filter-word.ts';

/** The filters in one source's own ids, or why they could not be read there. Empty `ids`: the source has nothing of that name. */
export interface ResolvedFilters {
  readonly source: Source;
  readonly filters: Part<readonly Filter[]>;
}

/** What one filter means in one source. */
interface Meaning {
  readonly source: Source;
  readonly ids: Part<readonly (string | null)[]>;
}

const PLURAL: Readonly<Record<NamedKind, string>> = {
  workspace: 'workspaces',
  model: 'models',
  key: 'API keys',
  user: 'people',
  product: 'products',
};

/** `key:none` asks for what was used without a key. */
const NONE = 'none';

/** Names of what is used are those of the days that are asked for; one that is not among them may be of the days before. */
const DAYS_BEFORE = 90;
const isUsed = (by: NamedKind): boolean => by === 'model' || by === 'product' || by === 'user';

const readAll = async (by: NamedKind, span: Span, sources: readonly ClaudeSource[]) => {
  const listed = await readCandidates(by, span, sources);
  return { listed, all: listed.flatMap(({ candidates }) => (candidates.state === 'present' ? candidates.value : [])) };
};

/**
 * Everything that the name may mean: nobody wants to hear that a model is unknown because it was not used yesterday. A
 * source where only the days before know it has nothing of it to add to the period, but to what it is compared with.
 */
const readMatching = async ({ by, name }: NamedFilter, span: Span, sources: readonly ClaudeSource[]) => {
  const { listed, all } = await readAll(by, span, sources);
  const match = matchName(name, all);
  const found = match.kind === 'found' ? match.ids.map(({ source }) => source) : [];
  const without = sources.filter(({ source }) => !found.includes(source));
  const mayBeOlder = isUsed(by) && match.kind !== 'ambiguous' && without.length > 0 && name.toLowerCase() !== NONE;
  if (!mayBeOlder) return { listed, match };
  const older = await readAll(by, { from: plusDays(span.from, -DAYS_BEFORE), to: span.to }, without);
  const relisted = listed.map((known) => older.listed.find(({ source }) => source === known.source) ?? known);
  return {
    listed: relisted,
    match: match.kind === 'unknown' ? matchName(name, older.all) : withNamesakes(match, older.all),
  };
};

/** A source without workspaces has none of that name; one that cannot tell its models has an answer that is missing. */
const isUnreadable = (part: Part<unknown>): part is Part<never> & { readonly state: 'absent' | 'failed' } =>
  part.state === 'failed' || (part.state === 'absent' && part.reason.kind !== 'not-offered');

/** The meaning of one filter in every source. Ambiguous and unknown words are the asker's to mend; a list that failed is the source's. */
const resolveOne = async (
  filter: NamedFilter,
  span: Span,
  sources: readonly ClaudeSource[],
  example: string,
): Promise<Parsed<readonly Meaning[]>> => {
  const { by, name } = filter;
  const said = `${by}:${name}`;
  const { listed, match } = await readMatching(filter, span, sources);
  const meaningOf = (idsIn: (source: Source) => readonly (string | null)[]): Parsed<readonly Meaning[]> =>
    understood(
      listed.map(({ source, candidates }) => ({
        source,
        ids: isUnreadable(candidates) ? candidates : present(idsIn(source)),
      })),
    );

  if (match.kind === 'found') {
    return meaningOf((source) => match.ids.filter((found) => found.source === source).map(({ id }) => id));
  }
  if (match.kind === 'ambiguous') {
    const why = `\`${said}\` fits ${match.candidates.length} ${PLURAL[by]}: name one of them, or give its id.`;
    return notUnderstood({ said, nearest: null, candidates: match.candidates, example, why });
  }
  if (name.toLowerCase() === NONE) return meaningOf(() => [null]);
  if (listed.some(({ candidates }) => isUnreadable(candidates))) return meaningOf(() => []);
  const where = isUsed(by) ? `of that period and the ${DAYS_BEFORE} days before it` : 'that this bot can see';
  const why = `Nothing called \`${name}\` is among the ${PLURAL[by]} ${where}.`;
  const nearest = match.nearest === null ? null : `${by}:${match.nearest}`;
  return notUnderstood({ said, nearest, candidates: [], example, why });
};

/** Filters of one kind widen (`model:a model:b`); filters of different kinds narrow. */
const widen = (filters: readonly Filter[], by: NamedKind, ids: readonly (string | null)[]): readonly Filter[] => {
  const before = filters.find((filter) => filter.by === by)?.ids ?? [];
  return [...filters.filter((filter) => filter.by !== by), { by, ids: [...new Set([...before, ...ids])] }];
};

/** Turns the names of filters into each source's ids. */
export const resolveFilters = async (
  named: readonly NamedFilter[],
  span: Span,
  sources: readonly ClaudeSource[],
  example: string,
): Promise<Parsed<readonly ResolvedFilters[]>> => {
  let resolved: readonly ResolvedFilters[] = sources.map(({ source }) => ({ source, filters: present([]) }));
  for (const filter of named) {
    const meaning = await resolveOne(filter, span, sources, example);
    if (!meaning.ok) return meaning;
    resolved = resolved.map(({ source, filters }) => {
      const ids = meaning.value.find((found) => found.source === source)?.ids ?? present([]);
      if (filters.state !== 'present') return { source, filters };
      if (ids.state !== 'present') return { source, filters: ids };
      return { source, filters: present(widen(filters.value, filter.by, ids.value)) };
    });
  }
  return understood(resolved);
};
