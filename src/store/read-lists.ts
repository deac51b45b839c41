import type { z } from 'zod';
import { type SnapshotLists, snapshotSchema } from './snapshot-schema.ts';
import { isUsualKey, isUsualMember, isUsualWorkspaceMember } from './usual-items.ts';

/** A list whose items are all as usual, else null: it is then the schema's. */
const takeUsual = <T>(list: unknown, isUsual: (item: unknown) => item is T): readonly T[] | null =>
  Array.isArray(list) && list.every(isUsual) ? list : null;

/**
 * What `snapshotSchema` reads. The long lists are looked at where they stand: the schema makes a new object of each of
 * tens of thousands of items, which takes longer than all else in a poll that finds nothing new.
 */
export const readLists = (document: unknown): z.ZodSafeParseResult<SnapshotLists> => {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return snapshotSchema.safeParse(document);
  const members = 'members' in document ? takeUsual(document.members, isUsualMember) : null;
  const workspaceMembers =
    'workspaceMembers' in document ? takeUsual(document.workspaceMembers, isUsualWorkspaceMember) : null;
  const keys = 'keys' in document ? takeUsual(document.keys, isUsualKey) : null;
  const parsed = snapshotSchema.safeParse({
    ...document,
    ...(members !== null && { members: null }),
    ...(workspaceMembers !== null && { workspaceMembers: null }),
    ...(keys !== null && { keys: null }),
  });
  if (!parsed.success) return parsed;
  const { data } = parsed;
  const lists: SnapshotLists = {
    ...data,
    members: members ?? data.members,
    workspaceMembers: workspaceMembers ?? data.workspaceMembers,
    keys: keys ?? data.keys,
  };
  return { ...parsed, data: lists };
};
