import type { Source } from '../domain/spend.ts';
import { notUnderstood, type Parsed, understood } from '../domain/understanding.ts';
import { type NamedFilter, readFilterWord } from '../spend/read-filter-word.ts';
import { suggestWord } from '../spend/suggest-word.ts';

/** What is wrong with what was said. `known` are the words that it may have been meant to be. */
export interface Misread {
  readonly said: string;
  readonly known?: readonly string[];
  readonly why: string | null;
}

type Reading<D> = { readonly used: number; readonly draft: D } | Misread;

/** Takes the words it knows from the front into the draft, or says what is wrong with them. Null: not its words. */
export type DraftReader<D> = (words: readonly string[], draft: D) => Reading<D> | null;

/** A misreading as an answer, with a line that works. */
export const refuseWith =
  (example: string) =>
  ({ said, known = [], why }: Misread): Parsed<never> =>
    notUnderstood({ said, nearest: suggestWord(said, known), candidates: [], example, why });

interface Grammar<D> {
  readonly empty: D;
  readonly readers: readonly DraftReader<D>[];
  /** Every word that has a meaning, for the one that is mistyped. */
  readonly known: readonly string[];
  readonly example: string;
}

/** Reads words in any order into a draft: at each place by the first reader that knows them. */
export const readDraft = <D>(words: readonly string[], { empty, readers, known, example }: Grammar<D>): Parsed<D> => {
  const refuse = refuseWith(example);
  let draft = empty;
  for (let at = 0; at < words.length; ) {
    const left = words.slice(at);
    const reading = readers.reduce<Reading<D> | null>((read, reader) => read ?? reader(left, draft), null);
    if (reading === null) return refuse({ said: words[at] ?? '', known, why: null });
    if ('said' in reading) return refuse(reading);
    draft = reading.draft;
    at += reading.used;
  }
  return understood(draft);
};

interface Filtered {
  readonly filters: readonly NamedFilter[];
  readonly source: Source | null;
}

/** `workspace:NAME`, `source:console`: a draft may have several filters, and one source. */
export const readFilterInto = <D extends Filtered>(words: readonly string[], draft: D): Reading<D> | null => {
  const read = readFilterWord(words);
  if (read === null || 'said' in read) return read;
  const filters = read.filter === null ? draft.filters : [...draft.filters, read.filter];
  return { used: read.used, draft: { ...draft, filters, source: read.source ?? draft.source } };
};

/** The parts of a draft that were said. */
export const partsSaid = (draft: object): readonly string[] =>
  Object.entries(draft).flatMap(([part, value]) =>
    value === null || (Array.isArray(value) && value.length === 0) ? [] : [part],
  );
