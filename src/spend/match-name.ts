import type { Source } from '../domain/spend.ts';
import { suggestWord } from './suggest-word.ts';

/** Something that a filter may name, as one source knows it. Names need not be unique. */
export interface Candidate {
  readonly source: Source;
  readonly id: string;
  readonly name: string;
}

export type NameMatch =
  | { readonly kind: 'found'; readonly ids: readonly { readonly source: Source; readonly id: string }[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** One meaning: one name that stands once in each source. Two keys of one name are two meanings, told apart by their ids. */
const decide = (matches: readonly Candidate[]): NameMatch => {
  const names = new Set(matches.map((match) => match.name.toLowerCase()));
  const sources = new Set(matches.map((match) => match.source));
  if (names.size === 1 && sources.size === matches.length) {
    return { kind: 'found', ids: matches.map(({ source, id }) => ({ source, id })) };
  }
  const isUnique = (name: string): boolean => {
    const holders = matches.filter((match) => same(match.name, name)).map((match) => match.source);
    return new Set(holders).size === holders.length;
  };
  const labels = matches.map(({ name, id }) => (isUnique(name) ? name : `${name} (${id})`));
  return { kind: 'ambiguous', candidates: [...new Set(labels)].sort() };
};

/** What a filter's words mean: an id, else a whole name, else the only name that contains them. */
export const matchName = (words: string, candidates: readonly Candidate[]): NameMatch => {
  const readings: readonly ((candidate: Candidate) => boolean)[] = [
    (candidate) => candidate.id === words,
    (candidate) => same(candidate.name, words),
    (candidate) => candidate.name.toLowerCase().includes(words.toLowerCase()),
  ];
  for (const reading of readings) {
    const matches = candidates.filter(reading);
    if (matches.length > 0) return decide(matches);
  }
  return { kind: 'unknown', nearest: suggestWord(words, [...new Set(candidates.map((candidate) => candidate.name))]) };
};
