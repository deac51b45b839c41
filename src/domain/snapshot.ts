import type { Instant } from './day.ts';
import type { ApiKey, Invite, Member, Workspace, WorkspaceMember } from './organisation.ts';
import type { Source } from './spend.ts';

/**
 * Who and what there was in one organisation when it was last read: what the next poll is compared with. A part that
 * has never been read is null, so that its first reading is a baseline and not a crowd of newcomers.
 */
export interface Snapshot {
  readonly source: Source;
  readonly members: Seen<Member> | null;
  readonly invites: Seen<Invite> | null;
  readonly workspaces: Seen<Workspace> | null;
  /** Members of all workspaces that have a list, by `workspaceId userId`. */
  readonly workspaceMembers: Seen<WorkspaceMember> | null;
  readonly keys: Seen<ApiKey> | null;
}

export interface Seen<T> {
  readonly at: Instant;
  readonly items: readonly T[];
}

export type SnapshotPart = Exclude<keyof Snapshot, 'source'>;

/** What changed in one list between two readings, by id. */
export interface Difference<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
}
