import { oneLine, shorten } from './text.ts';

const LOOK_ALIKES: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆', '`': 'ˋ' };

/**
 * A technical word or another system's message within a sentence, as code. Look-alikes stand for the characters that
 * Slack would read as control: the sentence is the same in a terminal and in Slack, escaped or not.
 */
export const quote = (text: string, max = 200): string =>
  `\`${shorten(oneLine(text), max).replace(/[<>&`]/g, (character) => LOOK_ALIKES[character] ?? character)}\``;

/** `a`, `a and b`, `a, b and c`. */
export const listWords = (words: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
