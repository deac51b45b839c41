import type { Parsed } from '../../domain/understanding.ts';
import { understood } from '../../domain/understanding.ts';
import { type ListWords, parseListWords } from '../parse-list-words.ts';

export const EXAMPLE = '/claude-members role:admin';

export interface MemberWords extends ListWords<never, 'role'> {
  /** As the API writes them; none: every role. */
  readonly roles: readonly string[];
}

/** `role:"Claude Code user"` and `role:claude-code-user` are `claude_code_user`. */
const toRole = (value: string): string =>
  value
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** Reads `[role:ROLE] [TEXT] [page N] [csv]`. */
export const parseMemberWords = (words: readonly string[]): Parsed<MemberWords> => {
  const parsed = parseListWords(words, { flags: [], filters: ['role'], example: EXAMPLE });
  if (!parsed.ok) return parsed;
  return understood({ ...parsed.value, roles: parsed.value.filters.map(({ value }) => toRole(value)) });
};
