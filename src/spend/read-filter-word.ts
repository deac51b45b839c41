import type { Source } from '../domain/spend.ts';
import type { NamedKind } from '../ports.ts';

/** A filter as it was typed: `workspace:prod`. Which ids that means, only the organisation can tell. */
export interface NamedFilter {
  readonly by: NamedKind;
  readonly name: string;
}

/** One of the two that was read, and how many words it took; or what is wrong with them, beside the words that would do. */
type FilterReading =
  | { readonly used: number; readonly filter: NamedFilter | null; readonly source: Source | null }
  | { readonly said: string; readonly known: readonly string[]; readonly why: string | null };

/** What may stand before the colon of a filter. */
const FILTERS = ['workspace', 'model', 'key', 'user', 'product'] as const satisfies readonly NamedKind[];
const SOURCES = ['console', 'enterprise'] as const satisfies readonly Source[];

/** As they begin: `workspace:`. */
export const FILTER_WORDS: readonly string[] = [...FILTERS, 'source'].map((word) => `${word}:`);

const isFilter = (word: string): word is NamedKind => FILTERS.some((filter) => filter === word);
const isSource = (word: string): word is Source => SOURCES.some((source) => source === word);

/** Reads `workspace:NAME` or `source:NAME` from the front of words; the name may be the word after. Null where there is none. */
export const readFilterWord = (words: readonly string[]): FilterReading | null => {
  const [, name, attached] = /^([a-z]+):(.*)$/i.exec(words[0] ?? '') ?? [];
  if (name === undefined || attached === undefined) return null;
  const by = name.toLowerCase();
  const value = attached === '' ? (words[1] ?? '') : attached;
  const used = attached === '' ? 2 : 1;
  if (by === 'source') {
    const source = value.toLowerCase();
    return isSource(source)
      ? { used, filter: null, source }
      : { said: `source:${value}`, known: SOURCES.map((known) => `source:${known}`), why: null };
  }
  if (!isFilter(by))
    return { said: `${name}:${value}`, known: FILTERS.map((filter) => `${filter}:${value}`), why: null };
  if (value === '') return { said: `${by}:`, known: [], why: `\`${by}:\` needs a name, a part of one, or an id.` };
  return { used, filter: { by, name: value }, source: null };
};
