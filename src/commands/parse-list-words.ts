import type { Source } from '../domain/spend.ts';
import { notUnderstood, type Parsed, understood } from '../domain/understanding.ts';
import { suggestWord } from '../spend/suggest-word.ts';

/** What the words of a command that lists something ask: `[FLAG] [FILTER:VALUE] [TEXT] [page N] [csv]`. */
export interface ListWords<Flag extends string = never, Filter extends string = never> {
  /** Each once, in the order in which they were said. */
  readonly flags: readonly Flag[];
  readonly filters: readonly { readonly by: Filter; readonly value: string }[];
  readonly source: Source | null;
  /** The words that are none of the others: what to look for. */
  readonly text: readonly string[];
  /** From 1. */
  readonly page: number;
  readonly csv: boolean;
  /** The words that ask the same again, without `page` and `csv`. */
  readonly again: readonly string[];
}

/** The words that a command knows beside the common ones; `example` is a line that works. */
interface Vocabulary<Flag extends string, Filter extends string> {
  readonly flags: readonly Flag[];
  readonly filters: readonly Filter[];
  readonly example: string;
}

const SOURCES = ['console', 'enterprise'] as const satisfies readonly Source[];

const find = <T extends string>(known: readonly T[], word: string): T | undefined =>
  known.find((candidate) => candidate === word.toLowerCase());

type Reading<Flag extends string, Filter extends string> =
  | { readonly used: number; readonly gain: Partial<ListWords<Flag, Filter>> }
  | { readonly said: string; readonly known: readonly string[]; readonly why: string | null };

const readPage = (next: string | undefined): Reading<never, never> => {
  const page = /^\d{1,6}$/.test(next ?? '') ? Number(next) : 0;
  return page >= 1
    ? { used: 2, gain: { page } }
    : { said: ['page', next ?? ''].join(' ').trim(), known: [], why: '`page` needs a number from 1.' };
};

const readSource = (value: string, used: number): Reading<never, never> => {
  const source = find(SOURCES, value);
  return source === undefined
    ? {
        said: `source:${value}`,
        known: SOURCES.map((known) => `source:${known}`),
        why: value === '' ? '`source:` needs `console` or `enterprise`.' : null,
      }
    : { used, gain: { source } };
};

const readFilter = <Filter extends string>(
  name: string,
  attached: string,
  next: string | undefined,
  filters: readonly Filter[],
): Reading<never, Filter> => {
  const value = attached === '' ? (next ?? '') : attached;
  const used = attached === '' ? 2 : 1;
  if (name.toLowerCase() === 'source') return readSource(value, used);
  const by = find(filters, name);
  if (by === undefined) {
    const known = [...filters, 'source'].map((filter) => `${filter}:${value}`);
    return { said: `${name}:${value}`, known, why: null };
  }
  return value === ''
    ? { said: `${by}:`, known: [], why: `\`${by}:\` needs a value.` }
    : { used, gain: { filters: [{ by, value }] } };
};

const readFront = <Flag extends string, Filter extends string>(
  [word = '', next]: readonly string[],
  { flags, filters }: Vocabulary<Flag, Filter>,
): Reading<Flag, Filter> => {
  if (word.toLowerCase() === 'csv') return { used: 1, gain: { csv: true } };
  if (word.toLowerCase() === 'page') return readPage(next);
  const flag = find(flags, word);
  if (flag !== undefined) return { used: 1, gain: { flags: [flag] } };
  const [, name, attached = ''] = /^([a-z]+):(.*)$/is.exec(word) ?? [];
  return name === undefined ? { used: 1, gain: { text: [word] } } : readFilter(name, attached, next, filters);
};

/**
 * Reads the words of a list, in any order. Filters of one kind widen, and so do flags; what is neither is text to look
 * for, so only filters and numbers can be misunderstood here.
 */
export const parseListWords = <Flag extends string = never, Filter extends string = never>(
  words: readonly string[],
  vocabulary: Vocabulary<Flag, Filter>,
): Parsed<ListWords<Flag, Filter>> => {
  let asked: ListWords<Flag, Filter> = {
    flags: [],
    filters: [],
    source: null,
    text: [],
    page: 1,
    csv: false,
    again: [],
  };
  for (let at = 0; at < words.length; ) {
    const reading = readFront(words.slice(at), vocabulary);
    if ('said' in reading) {
      const { said, known, why } = reading;
      return notUnderstood({
        said,
        nearest: suggestWord(said, known),
        candidates: [],
        example: vocabulary.example,
        why,
      });
    }
    const { gain, used } = reading;
    const isLasting = gain.page === undefined && gain.csv === undefined;
    asked = {
      ...asked,
      ...gain,
      flags: [...new Set([...asked.flags, ...(gain.flags ?? [])])],
      filters: [...asked.filters, ...(gain.filters ?? [])],
      text: [...asked.text, ...(gain.text ?? [])],
      again: isLasting ? [...asked.again, ...words.slice(at, at + used)] : asked.again,
    };
    at += used;
  }
  return understood(asked);
};
