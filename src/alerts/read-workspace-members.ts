import type { Workspace, WorkspaceMember } from '../domain/organisation.ts';
import { type Part, present } from '../domain/part.ts';
import type { ClaudeSource } from '../ports.ts';

/** The default workspace has no list of members, because everybody belongs to it. */
const hasMembers = ({ isDefault, archivedAt }: Workspace): boolean => !isDefault && archivedAt === null;

/** The members of every open workspace. One list that cannot be read would look like people who left: then none counts. */
export const readWorkspaceMembers = async (
  source: ClaudeSource,
  workspaces: Part<readonly Workspace[]>,
): Promise<Part<readonly WorkspaceMember[]>> => {
  if (workspaces.state !== 'present') return workspaces;
  const members: WorkspaceMember[] = [];
  for (const { id } of workspaces.value.filter(hasMembers)) {
    const list = await source.workspaceMembers(id);
    if (list.state !== 'present') return list;
    members.push(...list.value);
  }
  return present(members);
};
