import { code } from '../blocks/text.ts';
import type { Showing } from '../spend/label-group.ts';
import { describePage, type Page } from './page-rows.ts';
import type { ListWords } from './parse-list-words.ts';
import { quoteWords } from './quote-words.ts';

/** The words that ask for the page after this one; null on the last. */
export const nextPage = ({ number, count }: Page<unknown>, { again }: ListWords<string, string>): string | null =>
  number < count ? quoteWords([...again, 'page', String(number + 1)]) : null;

/** Where this page stands and how to get the next, as mrkdwn lines. The words are the asker's: a channel is not shown them. */
export const viewPaging = (
  command: string,
  page: Page<unknown>,
  words: ListWords<string, string>,
  { audience }: Showing,
): readonly string[] => {
  const place = describePage(page);
  if (place === null) return [];
  const next = nextPage(page, words);
  if (next === null || audience === 'channel') return [place];
  return [`${place} Next: ${code(`/claude-${command} ${next}`)}; ${code('csv')} attaches every row.`];
};
