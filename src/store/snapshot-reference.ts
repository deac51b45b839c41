import { z } from 'zod';
import type { Instant } from '../domain/day.ts';
import type { Seen, Snapshot, SnapshotPart } from '../domain/snapshot.ts';
import type { Source } from '../domain/spend.ts';
import { instantSchema, sourceSchema } from './json-values.ts';
import type { SnapshotLists } from './snapshot-schema.ts';

/**
 * What the state keeps of a source's snapshot: the file that holds its lists, and when each was last read. Reading the
 * same members again so changes one instant here, and not a file with all of them.
 */
export interface SnapshotReference {
  /** In the folder `snapshots`: `console-<SHA-256 of the content>.json`. */
  readonly file: string;
  readonly readAt: Readonly<Record<SnapshotPart, Instant | null>>;
}

export type SnapshotReferences = Readonly<Partial<Record<Source, SnapshotReference>>>;

export const SNAPSHOT_FILE = /^(?:console|enterprise)-[0-9a-f]{64}\.json$/;

const readAtSchema = instantSchema.nullable();

export const snapshotReferencesSchema: z.ZodType<SnapshotReferences> = z.partialRecord(
  sourceSchema,
  z.strictObject({
    file: z.string().regex(SNAPSHOT_FILE),
    readAt: z.strictObject({
      members: readAtSchema,
      invites: readAtSchema,
      workspaces: readAtSchema,
      workspaceMembers: readAtSchema,
      keys: readAtSchema,
    }),
  }),
);

export const referTo = (file: string, snapshot: Snapshot): SnapshotReference => ({
  file,
  readAt: {
    members: snapshot.members?.at ?? null,
    invites: snapshot.invites?.at ?? null,
    workspaces: snapshot.workspaces?.at ?? null,
    workspaceMembers: snapshot.workspaceMembers?.at ?? null,
    keys: snapshot.keys?.at ?? null,
  },
});

export const SNAPSHOT_PARTS = [
  'members',
  'invites',
  'workspaces',
  'workspaceMembers',
  'keys',
] as const satisfies readonly SnapshotPart[];

export const listsOf = ({ source, members, invites, workspaces, workspaceMembers, keys }: Snapshot): SnapshotLists => ({
  source,
  members: members?.items ?? null,
  invites: invites?.items ?? null,
  workspaces: workspaces?.items ?? null,
  workspaceMembers: workspaceMembers?.items ?? null,
  keys: keys?.items ?? null,
});

const seen = <T>(at: Instant | null, items: readonly T[] | null): Seen<T> | null =>
  at === null || items === null ? null : { at, items };

/** The snapshot that a reference and its file's lists make. Null when they are not of the same lists. */
export const assembleSnapshot = (lists: SnapshotLists, { file, readAt }: SnapshotReference): Snapshot | null => {
  const snapshot: Snapshot = {
    source: lists.source,
    members: seen(readAt.members, lists.members),
    invites: seen(readAt.invites, lists.invites),
    workspaces: seen(readAt.workspaces, lists.workspaces),
    workspaceMembers: seen(readAt.workspaceMembers, lists.workspaceMembers),
    keys: seen(readAt.keys, lists.keys),
  };
  const known = referTo(file, snapshot).readAt;
  const isWhole = SNAPSHOT_PARTS.every(
    (part) => known[part] === readAt[part] && (lists[part] === null) === (readAt[part] === null),
  );
  return isWhole ? snapshot : null;
};
