import { type ListWords, parseListWords } from '../parse-list-words.ts';

export const EXAMPLE = '/claude-workspaces production';

export type WorkspaceWords = ListWords;

/** Reads `[TEXT] [page N] [csv]`. */
export const parseWorkspaceWords = (words: readonly string[]) =>
  parseListWords(words, { flags: [], filters: [], example: EXAMPLE });
