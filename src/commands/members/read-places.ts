import type { Workspace } from '../../domain/organisation.ts';
import type { ClaudeSource } from '../../ports.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';

/** A workspace that lists a member, and the role it gives. */
export interface Place {
  readonly workspace: Workspace;
  readonly workspaceRole: string;
}

/** Who is listed in which workspace of one organisation. */
export interface Places {
  /** By user id: the places that could be read. */
  readonly byUser: ReadonlyMap<string, readonly Place[]>;
  /** Whether every list was read, so that nobody is in a workspace that is not named here. */
  readonly isWhole: boolean;
  readonly gaps: readonly Gap[];
}

const NOWHERE: ReadonlyMap<string, readonly Place[]> = new Map();

/** The members of every open workspace; the default one has no list, and archived ones let nobody work. */
export const readPlaces = async (source: ClaudeSource): Promise<Places> => {
  const workspaces = await source.workspaces();
  if (workspaces.state === 'failed')
    return { byUser: NOWHERE, isWhole: false, gaps: gapOf('workspaces', source.source, workspaces) };
  // Claude Enterprise has no workspaces: that is no gap in what was asked.
  if (workspaces.state === 'absent') return { byUser: NOWHERE, isWhole: false, gaps: [] };

  const open = workspaces.value.filter(({ isDefault, archivedAt }) => !isDefault && archivedAt === null);
  const lists = await Promise.all(
    open.map(async (workspace) => ({ workspace, members: await source.workspaceMembers(workspace.id) })),
  );
  const byUser = new Map<string, Place[]>();
  for (const { workspace, members } of lists) {
    for (const { userId, workspaceRole } of members.state === 'present' ? members.value : []) {
      const places = byUser.get(userId) ?? [];
      places.push({ workspace, workspaceRole });
      byUser.set(userId, places);
    }
  }
  const gaps = lists.flatMap(({ members }) => gapOf('members of some workspaces', source.source, members));
  return { byUser, isWhole: gaps.length === 0, gaps };
};
