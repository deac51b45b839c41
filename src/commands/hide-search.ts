import type { Showing } from '../spend/label-group.ts';
import type { Answer } from './command.ts';
import type { ListWords } from './parse-list-words.ts';
import { quoteWords } from './quote-words.ts';
import { isMasked } from './show-person.ts';

/** For a channel that sees people masked: what was looked for may be somebody's name, and stands as `…` among the words. */
export const hideSearch = ({ again, text }: ListWords<string, string>, show: Showing): Pick<Answer, 'shownAs'> =>
  text.length === 0 || !isMasked(show)
    ? {}
    : { shownAs: `${quoteWords(again.filter((word) => !text.includes(word)))} …`.trim() };
