import type { Member } from '../domain/organisation.ts';
import type { Source } from '../domain/spend.ts';

/* Keys of facts that several rules, or another feed, may see: what they have in common makes them one incident. */

/** A member has this role since now. */
export const roleFact = (source: Source, { id, role }: Pick<Member, 'id' | 'role'>): string =>
  `member:${source}:${id}:role:${role}`;

/** Somebody is a member no longer. */
export const removedFact = (source: Source, userId: string): string => `member:${source}:${userId}:removed`;

/** Somebody is invited to a role. Lists know invites by their id, the activity feed only by their address. */
export const inviteFact = (source: Source, email: string, role: string): string =>
  `invite:${source}:${email.toLowerCase()}:role:${role}`;

/** Something about a key: `created`, `status:inactive`. */
export const keyFact = (source: Source, keyId: string, what: string): string => `key:${source}:${keyId}:${what}`;

/** Something about a workspace: `created`, `archived`. */
export const workspaceFact = (source: Source, workspaceId: string, what: string): string =>
  `workspace:${source}:${workspaceId}:${what}`;

/** Something about somebody's place in a workspace: `added`, `role:workspace_admin`. */
export const workspaceMemberFact = (source: Source, workspaceId: string, userId: string, what: string): string =>
  workspaceFact(source, workspaceId, `member:${userId}:${what}`);
