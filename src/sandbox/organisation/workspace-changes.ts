import type { Workspace, WorkspaceMember } from '../../domain/organisation.ts';
import type { Company } from './company.ts';
import { makeId } from './ids.ts';
import { type Change, inOrder, record } from './record-activity.ts';

/** A new workspace of the Console, without members. */
export const addWorkspace =
  (name: string): Change =>
  (company, at) => {
    const id = makeId('wrkspc', `${name}/${at}`);
    const workspace: Workspace = { id, name, isDefault: false, createdAt: at, archivedAt: null, residency: null };
    const { workspaces } = company.console;
    const changed = { ...company, console: { ...company.console, workspaces: [...workspaces, workspace] } };
    return record('console', 'platform_workspace_created', { workspace_id: id })(changed, at);
  };

const withMembers =
  (workspaceId: string, change: (members: readonly WorkspaceMember[]) => readonly WorkspaceMember[]): Change =>
  (company) => {
    const { workspaceMembers } = company.console;
    const changed = change(workspaceMembers.get(workspaceId) ?? []);
    return {
      ...company,
      console: { ...company.console, workspaceMembers: new Map([...workspaceMembers, [workspaceId, changed]]) },
    };
  };

const roleIn = ({ console }: Company, workspaceId: string, userId: string): string | null =>
  console.workspaceMembers.get(workspaceId)?.find((member) => member.userId === userId)?.workspaceRole ?? null;

/** Somebody joins a workspace. The feed names the person and the place, but not the role. */
export const addWorkspaceMember = (workspaceId: string, userId: string, workspaceRole: string): Change =>
  inOrder(
    withMembers(workspaceId, (members) => [...members, { workspaceId, userId, workspaceRole }]),
    record('console', 'platform_workspace_member_added', { user_id: userId, workspace_id: workspaceId }),
  );

export const changeWorkspaceRole =
  (workspaceId: string, userId: string, workspaceRole: string): Change =>
  (company, at) => {
    const before = roleIn(company, workspaceId, userId);
    const fields = {
      user_id: userId,
      workspace_id: workspaceId,
      updates: [{ type: 'workspace_role', previous_value: before ?? '', current_value: workspaceRole }],
    };
    return inOrder(
      withMembers(workspaceId, (members) =>
        members.map((member) => (member.userId === userId ? { ...member, workspaceRole } : member)),
      ),
      record('console', 'platform_workspace_member_updated', fields),
    )(company, at);
  };

export const removeWorkspaceMember = (workspaceId: string, userId: string): Change =>
  inOrder(
    withMembers(workspaceId, (members) => members.filter((member) => member.userId !== userId)),
    record('console', 'platform_workspace_member_removed', { user_id: userId, workspace_id: workspaceId }),
  );
