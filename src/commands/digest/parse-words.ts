import type { Source } from '../../domain/spend.ts';
import type { Cadence } from '../../domain/subscription.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { NamedFilter } from '../../spend/read-filter-word.ts';
import { putActFirst } from '../put-act-first.ts';
import { readCadence } from './read-cadence.ts';
import { ACTS, type DigestDraft, misread, readTerms } from './read-terms.ts';

/** A digest as it was asked for, with what goes without saying. */
export interface DigestTerms {
  readonly cadence: Cadence;
  readonly hour: number;
  readonly minute: number;
  /** Null: where it is asked. */
  readonly channel: string | null;
  readonly filters: readonly NamedFilter[];
  readonly source: Source | null;
}

/** What is done to one that there is. */
export const CHANGES = ['pause', 'resume', 'remove'] as const;

export type DigestQuestion =
  | { readonly kind: 'list' }
  | { readonly kind: 'set'; readonly terms: DigestTerms }
  /** Of one that there is, or of one that there might be. */
  | { readonly kind: 'preview'; readonly of: { readonly id: string } | { readonly terms: DigestTerms } }
  /** Null: all that are not paused. */
  | { readonly kind: 'now'; readonly id: string | null }
  /** What is said of it replaces what it is; nothing else changes. */
  | { readonly kind: 'edit'; readonly id: string; readonly draft: DigestDraft }
  | { readonly kind: (typeof CHANGES)[number]; readonly id: string };

const DEFAULT_TIME = { hour: 9, minute: 0 };

const parseTerms = (words: readonly string[]): Parsed<DigestTerms> => {
  const read = readTerms(words);
  if (!read.ok) return read;
  const { every, day, time, channel, filters, source } = read.value;
  const said = words.join(' ');
  if (every === null) return misread({ said, why: 'A digest needs a rhythm: `daily`, `weekly` or `monthly`.' });
  const rhythm = readCadence(every, day);
  if ('why' in rhythm) return misread({ said, why: rhythm.why });
  return understood({ cadence: rhythm.cadence, ...(time ?? DEFAULT_TIME), channel, filters, source });
};

const isId = (word: string): boolean => /^d\d+$/i.test(word);

const parsePreview = (words: readonly string[]): Parsed<DigestQuestion> => {
  const [id = '', strange] = words;
  if (isId(id)) {
    return strange === undefined
      ? understood({ kind: 'preview', of: { id: id.toLowerCase() } })
      : misread({ said: strange, why: null });
  }
  const terms = parseTerms(words.length === 0 ? ['weekly'] : words);
  return terms.ok ? understood({ kind: 'preview', of: { terms: terms.value } }) : terms;
};

const parseNow = ([id, strange]: readonly string[]): Parsed<DigestQuestion> => {
  if (strange !== undefined) return misread({ said: strange, why: null });
  return understood({ kind: 'now', id: id?.toLowerCase() ?? null });
};

const needsId = (kind: string): Parsed<never> =>
  misread({ said: kind, why: `\`${kind}\` needs the id that the list shows.` });

const parseChange = (kind: (typeof CHANGES)[number], [id, strange]: readonly string[]): Parsed<DigestQuestion> => {
  if (id === undefined) return needsId(kind);
  if (strange !== undefined) return misread({ said: strange, why: null });
  return understood({ kind, id: id.toLowerCase() });
};

const parseEdit = ([id, ...words]: readonly string[]): Parsed<DigestQuestion> => {
  if (id === undefined) return needsId('edit');
  if (!isId(id)) return misread({ said: id, why: 'After `edit` comes the id that the list shows: `edit d1 friday`.' });
  const draft = readTerms(words);
  return draft.ok ? understood({ kind: 'edit', id: id.toLowerCase(), draft: draft.value }) : draft;
};

const parseSet = (words: readonly string[]): Parsed<DigestQuestion> => {
  const terms = parseTerms(words);
  return terms.ok ? understood({ kind: 'set', terms: terms.value }) : terms;
};

/** Reads `[list]`, `daily|weekly|monthly …` in any order, `preview …`, `now [ID]`, `edit ID …` or `pause|resume|remove ID`: the act, too, wherever it stands. */
export const parseDigestWords = (words: readonly string[]): Parsed<DigestQuestion> => {
  const [first = 'list', ...rest] = putActFirst(words, ACTS);
  if (first.toLowerCase() === 'new') return parseSet(rest);
  const act = ACTS.find((known) => known === first.toLowerCase());
  switch (act) {
    case undefined:
      return parseSet(words);
    case 'list':
      return rest[0] === undefined ? understood({ kind: 'list' }) : misread({ said: rest[0], why: null });
    case 'preview':
      return parsePreview(rest);
    case 'now':
      return parseNow(rest);
    case 'edit':
      return parseEdit(rest);
    default:
      return parseChange(act, rest);
  }
};
