import type { Member } from '../../domain/organisation.ts';
import { KNOWN_ROLES } from '../../domain/roles.ts';
import { notUnderstood, type Parsed } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { EXAMPLE } from './parse-words.ts';

/** Roles are an open set: one that is neither known nor held by anybody is a slip. Null when there is none. */
export const refuseRole = (asked: readonly string[], members: readonly Member[]): Parsed<never> | null => {
  if (asked.length === 0) return null;
  const held = new Set(members.map(({ role }) => role));
  const roles = [...new Set([...KNOWN_ROLES, ...held])];
  const strange = asked.find((role) => !roles.includes(role));
  if (strange === undefined) return null;
  const nearest = suggestWord(strange, roles);
  return notUnderstood({
    said: `role:${strange}`,
    nearest: nearest === null ? null : `role:${nearest}`,
    candidates: nearest === null ? [...held].sort().map((role) => `role:${role}`) : [],
    example: EXAMPLE,
    why: null,
  });
};
