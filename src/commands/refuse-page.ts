import { notUnderstood, type Parsed } from '../domain/understanding.ts';
import { countPages } from './page-rows.ts';
import type { ListWords } from './parse-list-words.ts';
import { quoteWords } from './quote-words.ts';

/** The answer to a page that the list of these rows does not have; `size` where its pages have another than the usual one. */
export const refusePage = (
  command: string,
  { page, again }: ListWords<string, string>,
  rows: readonly unknown[],
  size?: number,
): Parsed<never> => {
  const count = countPages(rows.length, size);
  const last = count === 1 ? again : [...again, 'page', String(count)];
  return notUnderstood({
    said: `page ${page}`,
    nearest: null,
    candidates: [],
    example: `/claude-${command} ${quoteWords(last)}`.trim(),
    why: count === 1 ? 'This list has one page.' : `This list has ${count} pages.`,
  });
};
