import type { Day } from '../domain/day.ts';
import { findPeriod } from '../domain/find-period.ts';
import type { Period } from '../domain/period.ts';
import { DIMENSIONS, type Dimension, type Source } from '../domain/spend.ts';
import { notUnderstood, type Parsed, understood } from '../domain/understanding.ts';
import { FILTER_WORDS, type NamedFilter, readFilterWord } from './read-filter-word.ts';
import { suggestWord } from './suggest-word.ts';

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

const DEFAULT_BY: readonly Dimension[] = ['workspace', 'model'];

const KNOWN_WORDS = [
  ...['today', 'yesterday', '7d', '30d', '90d', 'wtd', 'mtd', 'qtd', 'ytd', 'last-week', 'last-month'],
  ...['by', 'top', 'csv', 'help'],
  ...DIMENSIONS.map((dimension) => `by ${dimension}`),
  ...FILTER_WORDS,
];

const isDimension = (word: string): word is Dimension => DIMENSIONS.some((dimension) => dimension === word);

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

const tooMany = (by: readonly Dimension[]): string =>
  `\`by ${by.join(',')}\` is too much for a table: it can be split by two dimensions at most.`;

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
  if (by.length > 2) return { said: `by ${by.join(',')}`, known: [], why: tooMany(by) };
  return { used, draft: { ...draft, by } };
};

const readTop: Reader = (words, draft) => {
  if (words[0]?.toLowerCase() !== 'top') return null;
  const said = words.slice(0, 2).join(' ');
  const top = Number(words[1]);
  const why = `\`${said}\` does not say how many rows: a whole number, 1 or more. \`csv\` gives every row.`;
  return Number.isInteger(top) && top >= 1 ? { used: 2, draft: { ...draft, top } } : { said, known: [], why };
};

const readCsv: Reader = (words, draft) =>
  words[0]?.toLowerCase() === 'csv' ? { used: 1, draft: { ...draft, csv: true } } : null;

const readFilter: Reader = (words, draft) => {
  const reading = readFilterWord(words);
  if (reading === null || 'said' in reading) return reading;
  const { used, source, filter } = reading;
  if (source !== null) return { used, draft: { ...draft, source } };
  return { used, draft: filter === null ? draft : { ...draft, filters: [...draft.filters, filter] } };
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
