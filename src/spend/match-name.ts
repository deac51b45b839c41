import type { Source } from '../domain/spend.ts';
import { suggestWord } from './suggest-word.ts';

/** Something that a filter may name, as one source knows it. Names need not be unique. */
export interface Candidate {
  readonly source: Source;
  readonly id: string;
  readonly name: string;
}

export type NameMatch =
  | {
      readonly kind: 'found';
      /** Null where it was meant by its id. */
      readonly name: string | null;
      readonly ids: readonly { readonly source: Source; readonly id: string }[];
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

const foundAs = (name: string | null, matches: readonly Candidate[]): NameMatch => ({
  kind: 'found',
  name,
  ids: matches.map(({ source, id }) => ({ source, id })),
});

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** One meaning: one name that stands once in each source. Two keys of one name are two meanings, told apart by their ids. */
const decide = (matches: readonly Candidate[]): NameMatch => {
  const names = new Set(matches.map((match) => match.name.toLowerCase()));
  const sources = new Set(matches.map((match) => match.source));
  const [first] = matches;
  if (first !== undefined && names.size === 1 && sources.size === matches.length) {
    return foundAs(first.name, matches);
  }
  const isUnique = (name: string): boolean => {
    const holders = matches.filter((match) => same(match.name, name)).map((match) => match.source);
    return new Set(holders).size === holders.length;
  };
  const labels = matches.map(({ name, id }) => (isUnique(name) ? name : `${name} (${id})`));
  return { kind: 'ambiguous', candidates: [...new Set(labels)].sort() };
};

/** The meaning of a name that was found, with what it stands for in sources that had not been looked through before. */
export const withNamesakes = (match: NameMatch, others: readonly Candidate[]): NameMatch => {
  if (match.kind !== 'found') return match;
  const { name, ids } = match;
  const found = ids.map((each) => ({ ...each, name: name ?? each.id }));
  if (name === null) return foundAs(null, [...found, ...others.filter(({ id }) => ids.some((each) => each.id === id))]);
  return decide([...found, ...others.filter((other) => same(other.name, name))]);
};

/** What a filter's words mean: an id, else a whole name, else the only name that contains them. */
export const matchName = (words: string, candidates: readonly Candidate[]): NameMatch => {
  const ofThisId = candidates.filter(({ id }) => id === words);
  if (ofThisId.length > 0) return foundAs(null, ofThisId);
  const readings: readonly ((candidate: Candidate) => boolean)[] = [
    (candidate) => same(candidate.name, words),
    (candidate) => candidate.name.toLowerCase().includes(words.toLowerCase()),
  ];
  for (const reading of readings) {
    const matches = candidates.filter(reading);
    if (matches.length > 0) return decide(matches);
  }
  return { kind: 'unknown', nearest: suggestWord(words, [...new Set(candidates.map((candidate) => candidate.name))]) };
};
