import type { Day } from '../../domain/day.ts';
import { findPeriod } from '../../domain/find-period.ts';
import type { Period } from '../../domain/period.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { type ListWords, parseListWords } from '../parse-list-words.ts';

export const EXAMPLE = '/claude-chat 30d top 20';

export interface ChatWords extends ListWords<never, 'user'> {
  readonly period: Period;
  /** How many people a page shows. */
  readonly top: number;
}

const DEFAULT_TOP = 10;
const MAX_TOP = 99;

const KNOWN_WORDS = [
  ...['today', 'yesterday', '7d', '30d', '90d', 'wtd', 'mtd', 'qtd', 'ytd', 'last-week', 'last-month'],
  ...['top', 'page', 'csv', 'help', 'user:'],
];

const misread = (said: string, nearest: string | null, why: string | null): Parsed<never> =>
  notUnderstood({ said, nearest, candidates: [], example: EXAMPLE, why });

/** Takes every `top N` out of the words; the last one counts. Null when a number is missing or out of range. */
const takeTop = (words: readonly string[]): { readonly top: number; readonly rest: readonly string[] } | null => {
  const at = words.lastIndexOf('top');
  if (at === -1) return { top: DEFAULT_TOP, rest: words };
  const top = Number(words[at + 1]);
  const before = takeTop(words.slice(0, at));
  if (!Number.isInteger(top) || top < 1 || top > MAX_TOP || before === null) return null;
  return { top, rest: [...before.rest, ...words.slice(at + 2)] };
};

/** Reads `[PERIOD] [top N] [user:EMAIL] [page N] [csv]` in any order; several `user:` widen. */
export const parseChatWords = (words: readonly string[], today: Day): Parsed<ChatWords> => {
  const listed = parseListWords(words, { flags: [], filters: ['user'], example: EXAMPLE });
  if (!listed.ok) return listed;
  if (listed.value.source === 'console')
    return misread('source:console', null, 'The Claude Console has no claude.ai: its use is in /claude-usage.');

  const text = listed.value.text.map((word) => word.toLowerCase());
  const taken = takeTop(text);
  if (taken === null)
    return misread('top', null, `\`top\` needs a number from 1 to ${MAX_TOP}; \`csv\` gives every row.`);
  const found = findPeriod(taken.rest, today);
  if (!found.ok) return misread(found.said, null, found.why);
  const [strange] = found.rest;
  if (strange !== undefined) return misread(strange, suggestWord(strange, KNOWN_WORDS), null);
  return understood({ ...listed.value, period: found.period, top: taken.top });
};
