import { notUnderstood, type Parsed } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { type ListWords, parseListWords } from '../parse-list-words.ts';

export const EXAMPLE = '/claude-licenses csv';
const KNOWN_WORDS = ['page', 'csv', 'help', 'source:console', 'source:enterprise'];

/** Reads `[page N] [csv]`, and `source:` where there are two. */
export const parseLicenseWords = (words: readonly string[]): Parsed<ListWords> => {
  const parsed = parseListWords(words, { flags: [], filters: [], example: EXAMPLE });
  const [strange] = parsed.ok ? parsed.value.text : [];
  if (strange === undefined) return parsed;
  const nearest = suggestWord(strange, KNOWN_WORDS);
  return notUnderstood({ said: strange, nearest, candidates: [], example: EXAMPLE, why: null });
};
