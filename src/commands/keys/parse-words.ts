import { type ListWords, parseListWords } from '../parse-list-words.ts';

export const EXAMPLE = '/claude-keys stale';

/** What a key may be asked for as: its status, or what is worth a look. */
export const KEY_STATES = ['active', 'inactive', 'archived', 'expired', 'stale', 'orphaned', 'expiring'] as const;
export type KeyState = (typeof KEY_STATES)[number];

export type KeyWords = ListWords<KeyState, 'workspace'>;

/** Reads `[STATE] [workspace:NAME] [TEXT] [page N] [csv]`; several states widen. */
export const parseKeyWords = (words: readonly string[]) =>
  parseListWords(words, { flags: KEY_STATES, filters: ['workspace'], example: EXAMPLE });
