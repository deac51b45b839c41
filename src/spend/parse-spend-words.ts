import type { Day } from '../domain/day.ts';
import { findPeriod } from '../domain/find-period.ts';
import type { Period } from '../domain/period.ts';
import { DIMENSIONS, type Dimension, type Source } from '../domain/spend.ts';
import { notUnderstood, type Parsed, understood } from '../domain/understanding.ts';
import type { NamedKind } from '../ports.ts';
import { suggestWord } from './suggest-word.ts';

/** What may stand before the colon of a filter. */
const FILTERS = ['workspace', 'model', 'key', 'user', 'product'] as const satisfies readonly NamedKind[];

/** A filter as it was typed: `workspace:prod`. Which ids that means, only the organisation can tell. */
export interface NamedFilter {
  readonly by: NamedKind;
  readonly name: string;
}

/** What the words of `/claude-cost` and `/claude-usage` ask. */
export interface SpendWords {
  readonly period: Period;
  /** One or two dimensions. */
  readonly by: readonly Dimension[];
  readonly filters: readonly NamedFilter[];
  readonly source: Source | null;
  readonly top: number | null;
  readonly csv: boolean;
}

const SOURCES = ['console', 'enterprise'] as const satisfies readonly Source[];
const DEFAULT_BY: readonly Dimension[] = ['workspace', 'model'];
const MAX_TOP = 99;

const KNOWN_WORDS = [
  ...['today', 'yesterday', '7d', '30d', '90d', 'wtd', 'mtd', 'qtd', 'ytd', 'last-week', 'last-month'],
  ...['by', 'top', 'csv', 'help'],
  ...DIMENSIONS.map((dimension) => `by ${dimension}`),
  ...FILTERS.map((filter) => `${filter}:`),
  'source:',
];

const isDimension = (word: string): word is Dimension => DIMENSIONS.some((dimension) => dimension === word);
const isFilter = (word: string): word is NamedKind => FILTERS.some((filter) => filter === word);
const isSource = (word: string): word is Source => SOURCES.some((source) => source === word);

/** What has been read so far, and the words that are still to be read as a period. */
interface Draft {
  readonly by: readonly Dimension[];
  readonly filters: readonly NamedFilter[];
  readonly source: Source | null;
  readonly top: number | null;
  readonly csv: boolean;
  readonly left: readonly string[];
}

/** A reader takes the words it knows from the front and says how many, or what is wrong with them. Null: not its words. */
type Reading =
  | { readonly used: number; readonly draft: Draft }
  | { readonly said: string; readonly known: readonly string[]; readonly why: string | null };
type Reader = (words: readonly string[], draft: Draft) => Reading | null;

const readDimensions: Reader = (words, draft) => {
  if (words[0]?.toLowerCase() !== 'by') return null;
  const names: string[] = [];
  let used = 1;
  let more = true;
  while (more && used < words.length) {
    const word = words[used] ?? '';
    names.push(
      ...word
        .toLowerCase()
        .split(',')
        .filter((name) => name !== ''),
    );
    used += 1;
    const next = words[used]?.toLowerCase();
    more = word.endsWith(',') || next?.startsWith(',') === true || next === 'and';
    if (next === 'and') used += 1;
  }
  const wrong = names.find((name) => !isDimension(name));
  if (wrong !== undefined) return { said: `by ${wrong}`, known: DIMENSIONS.map((known) => `by ${known}`), why: null };
  const by = [...new Set([...draft.by, ...names.filter(isDimension)])];
  if (names.length === 0)
    return { said: 'by', known: [], why: `\`by\` needs one or two of: ${DIMENSIONS.join(', ')}.` };
  if (by.length > 2)
    return { said: `by ${by.join(',')}`, known: [], why: 'A table can be split by two dimensions at most.' };
  return { used, draft: { ...draft, by } };
};

const readTop: Reader = (words, draft) => {
  if (words[0]?.toLowerCase() !== 'top') return null;
  const top = Number(words[1]);
  const why = `\`top\` needs a number from 1 to ${MAX_TOP}; \`csv\` gives every row.`;
  if (!Number.isInteger(top) || top < 1 || top > MAX_TOP) return { said: words.slice(0, 2).join(' '), known: [], why };
  return { used: 2, draft: { ...draft, top } };
};

const readCsv: Reader = (words, draft) =>
  words[0]?.toLowerCase() === 'csv' ? { used: 1, draft: { ...draft, csv: true } } : null;

const readFilter: Reader = (words, draft) => {
  const [, name, attached] = /^([a-z]+):(.*)$/i.exec(words[0] ?? '') ?? [];
  if (name === undefined || attached === undefined) return null;
  const by = name.toLowerCase();
  const value = attached === '' ? (words[1] ?? '') : attached;
  const used = attached === '' ? 2 : 1;
  if (by === 'source') {
    const source = value.toLowerCase();
    return isSource(source)
      ? { used, draft: { ...draft, source } }
      : { said: `source:${value}`, known: SOURCES.map((known) => `source:${known}`), why: null };
  }
  if (!isFilter(by))
    return { said: `${name}:${value}`, known: FILTERS.map((filter) => `${filter}:${value}`), why: null };
  if (value === '') return { said: `${by}:`, known: [], why: `\`${by}:\` needs a name, a part of one, or an id.` };
  return { used, draft: { ...draft, filters: [...draft.filters, { by, name: value }] } };
};

const READERS: readonly Reader[] = [readDimensions, readTop, readCsv, readFilter];

const readFront = (words: readonly string[], draft: Draft): Reading => {
  for (const read of READERS) {
    const reading = read(words, draft);
    if (reading !== null) return reading;
  }
  return { used: 1, draft: { ...draft, left: [...draft.left, words[0] ?? ''] } };
};

const EMPTY: Draft = { by: [], filters: [], source: null, top: null, csv: false, left: [] };

/** Reads `[PERIOD] [by DIM] [FILTER] [top N] [csv]` in any order. `example` is a working line for the answer to words that are not understood. */
export const parseSpendWords = (words: readonly string[], today: Day, example: string): Parsed<SpendWords> => {
  const misread = (said: string, known: readonly string[], why: string | null): Parsed<never> =>
    notUnderstood({ said, nearest: suggestWord(said, known), candidates: [], example, why });

  let draft = EMPTY;
  for (let at = 0; at < words.length; ) {
    const reading = readFront(words.slice(at), draft);
    if ('said' in reading) return misread(reading.said, reading.known, reading.why);
    draft = reading.draft;
    at += reading.used;
  }
  const found = findPeriod(
    draft.left.map((word) => word.toLowerCase()),
    today,
  );
  if (!found.ok) return misread(found.said, [], found.why);
  const [strange] = found.rest;
  if (strange !== undefined) return misread(strange, KNOWN_WORDS, null);
  const { left: _, ...words_ } = draft;
  return understood({ ...words_, period: found.period, by: draft.by.length === 0 ? DEFAULT_BY : draft.by });
};
