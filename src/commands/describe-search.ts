import { quote } from '../blocks/quote.ts';
import type { Showing } from '../spend/label-group.ts';
import { suggestWord } from '../spend/suggest-word.ts';
import { isMasked } from './show-person.ts';

/** What was looked for, in plain text: ` matching “ada”`. Before a channel it is not repeated: it may be somebody's name. */
export const describeSearch = (text: readonly string[], show: Showing): string => {
  if (text.length === 0) return '';
  return isMasked(show) ? ' matching a search' : ` matching “${text.join(' ')}”`;
};

/** A hint for a text that found nothing because it was meant as one of the command's words, written after `filter`; null otherwise. */
export const suggestKnown = (text: readonly string[], known: readonly string[], filter = ''): string | null => {
  const nearest = text.map((word) => suggestWord(word, known)).find((word) => word !== null);
  return nearest === undefined ? null : `Did you mean ${quote(`${filter}${nearest}`)}?`;
};
