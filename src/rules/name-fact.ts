import type { Member } from '../domain/organisation.ts';
import type { Source } from '../domain/spend.ts';

/* Keys of facts that several rules, or another feed, may see: what they have in common makes them one incident. */

/** A member has this role since now. */
export const roleFact = (source: Source, { id, role }: Pick<Member, 'id' | 'role'>): string =>
  `member:${source}:${id}:role:${role}`;

/** Something about a key: `created`, `status:inactive`. */
export const keyFact = (source: Source, keyId: string, what: string): string => `key:${source}:${keyId}:${what}`;
