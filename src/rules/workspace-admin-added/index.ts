import { diffLists } from '../../domain/diff-lists.ts';
import type { Finding } from '../../domain/finding.ts';
import type { WorkspaceMember } from '../../domain/organisation.ts';
import { buildEvent } from '../build-finding.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { findAdmins } from '../find-admins.ts';
import { lastKnown } from '../last-known.ts';
import { workspaceMemberFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { viewWorkspaceAdminAdded, WORKSPACE_ADMIN_COLUMNS } from './view.ts';

const WORKSPACE_ADMIN = 'workspace_admin';

/** They administer every workspace, also new ones, because of their role in the organisation: that is `admin-added`. */
const ADMINS_EVERYWHERE: readonly string[] = ['admin', 'owner', 'primary_owner'];

/** `joined`: they were no member of the workspace before. */
type NewOne = WorkspaceMember & { readonly joined: boolean };

const findNewOnes = (before: readonly WorkspaceMember[], after: readonly WorkspaceMember[]): NewOne[] => {
  const { added, changed } = diffLists(
    before,
    after,
    ({ workspaceId, userId }) => `${workspaceId} ${userId}`,
    (old, now) => old.workspaceRole !== now.workspaceRole,
  );
  return [
    ...added.map((each) => ({ ...each, joined: true })),
    ...changed.map((change) => ({ ...change.after, joined: false })),
  ].filter(({ workspaceRole }) => workspaceRole === WORKSPACE_ADMIN);
};

/** "Somebody becomes workspace_admin", other than through a role in the organisation. */
const findNewWorkspaceAdmins = (observation: Known<'workspaceMembers'>): readonly Finding[] => {
  const { source, before, workspaceMembers } = observation;
  if (before.workspaceMembers === null) return [];
  const since = before.workspaceMembers.at;
  const people = new Map(lastKnown(observation.members, before.members).map((member) => [member.id, member]));
  const workspaces = new Map(lastKnown(observation.workspaces, before.workspaces).map((each) => [each.id, each]));
  const admins = findAdmins(observation);
  return findNewOnes(before.workspaceMembers.items, workspaceMembers.value)
    .filter(({ userId }) => !ADMINS_EVERYWHERE.includes(people.get(userId)?.role ?? ''))
    .map(({ workspaceId, userId, joined }) =>
      buildEvent({
        rule: 'workspace-admin-added',
        source,
        subject: `${workspaceId} ${userId}`,
        since,
        severity: 'medium',
        facts: [`role:${WORKSPACE_ADMIN}`, ...(joined ? ['added'] : [])].map((what) =>
          workspaceMemberFact(source, workspaceId, userId, what),
        ),
        statement: viewWorkspaceAdminAdded({
          userId,
          member: people.get(userId) ?? null,
          workspace: workspaces.get(workspaceId)?.name ?? workspaceId,
          admins,
          place: observation,
        }),
      }),
    );
};

export const workspaceAdminAddedRule = defineRule({
  id: 'workspace-admin-added',
  title: 'New workspace admins',
  policy: 'Somebody becomes workspace_admin.',
  severity: 'medium',
  needs: ['workspace-members', 'workspaces', 'members'],
  group: null,
  groupTitle: 'new workspace admins',
  columns: WORKSPACE_ADMIN_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['workspaceMembers'], findNewWorkspaceAdmins),
});
