import { QUOTE_MARKS, writeMark } from './words.ts';

/** What reads as itself: `2026-11-01..2026-11-15`. Capitals outside a filter's value would be folded. */
const PLAIN_WORD = /^[a-z0-9:,.-]+$/;
const PLAIN_VALUE = /^[A-Za-z0-9:,._@+-]*$/;

const quote = (text: string): string => {
  // What already looks escaped would be undone once too often.
  const escaped = text.replace(/&(?=(?:amp|lt|gt|#\d+);)/g, '&amp;');
  return `"${[...escaped].map((mark) => (QUOTE_MARKS.includes(mark) ? writeMark(mark) : mark)).join('')}"`;
};

const quoteWord = (word: string): string => {
  const [, filter = '', value = ''] = /^([a-z-]+:)(.*)$/s.exec(word) ?? [];
  if (filter === '') return PLAIN_WORD.test(word) ? word : quote(word);
  return `${filter}${PLAIN_VALUE.test(value) ? value : quote(value)}`;
};

/** Words as one line that reads as the same words again: what is not plain stands in quotes. */
export const quoteWords = (words: readonly string[]): string => words.map(quoteWord).join(' ');
