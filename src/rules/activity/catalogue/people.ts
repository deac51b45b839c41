import type { Activity } from '../../../domain/activity-feed.ts';
import { isPrivileged } from '../../../domain/roles.ts';
import type { Source } from '../../../domain/spend.ts';
import { inviteFact, removedFact, roleFact } from '../../name-fact.ts';
import { type Catalogue, high, low, medium } from '../entry.ts';
import { lacks, privileged, textOf } from '../read-fields.ts';

const MEMBERS = 'If nobody meant this, put it right in the list of members and check what was changed since.';
const ROLES = "If nobody meant this, put it right under the organisation's roles and groups.";
const LINKS = 'Whoever has the link can join: switch it off if it was not meant for everybody.';

const personIn = (activity: Activity, field: string): readonly string[] => {
  const id = textOf(activity, field);
  return id === null ? [] : [id];
};

const removedFacts =
  (field: string) =>
  (activity: Activity, source: Source): readonly string[] =>
    personIn(activity, field).map((id) => removedFact(source, id));

const roleFacts = (activity: Activity, source: Source): readonly string[] => {
  const [id, role] = [textOf(activity, 'user_id'), textOf(activity, 'current_role')];
  if (id === null) return [];
  return [role === null ? removedFact(source, id) : roleFact(source, { id, role })];
};

const inviteFacts = (activity: Activity, source: Source): readonly string[] => {
  const [email, role] = [textOf(activity, 'invited_email'), textOf(activity, 'invited_role')];
  return email === null || role === null ? [] : [inviteFact(source, email, role)];
};

/** Most grants are of one project; these are of the organisation. */
const concernsOrganisation = (activity: Activity): boolean =>
  isPrivileged(textOf(activity, 'role') ?? '') || (textOf(activity, 'resource_type') ?? '').includes('organization');

/** Who belongs to the organisation, and what they may decide. */
export const PEOPLE: Catalogue = {
  primary_owner_transferred: {
    cases: [high('transferred ownership to {new_owner_id}')],
    shows: ['new_owner_id', 'previous_owner_id'],
    advice: 'The primary owner decides about everybody. If nobody meant this, turn to Anthropic support at once.',
    // The feed does not say what the previous owner is now: one of the roles that remain.
    facts: (activity, source) => [
      ...personIn(activity, 'new_owner_id').map((id) => roleFact(source, { id, role: 'primary_owner' })),
      ...personIn(activity, 'previous_owner_id').flatMap((id) =>
        ['owner', 'admin'].map((role) => roleFact(source, { id, role })),
      ),
    ],
  },
  claude_user_role_updated: {
    cases: [
      high('made {user_email|user_id} {current_role}[ (until now {previous_role})]', privileged('current_role')),
      low('removed {user_email|user_id} from the organisation[ (until now {previous_role})]', lacks('current_role')),
      low('added {user_email|user_id} as {current_role}', lacks('previous_role')),
      low('changed {user_email|user_id} from {previous_role} to {current_role}'),
    ],
    shows: ['user_email', 'previous_role', 'current_role', 'user_id'],
    advice: MEMBERS,
    facts: roleFacts,
  },
  role_assignment_granted: {
    cases: [high('gave {target_id} the role {role}[ on {resource_type}]', concernsOrganisation)],
    shows: ['target_id', 'target_type', 'role', 'resource_id'],
    advice: ROLES,
  },
  role_assignment_revoked: {
    cases: [low('took the role {role} from {target_id}[ on {resource_type}]', concernsOrganisation)],
    shows: ['target_id', 'target_type', 'role', 'resource_id'],
    advice: ROLES,
  },

  rbac_role_created: {
    cases: [medium('created the role {role_name}')],
    shows: ['role_name', 'role_id'],
    advice: ROLES,
  },
  rbac_role_updated: { cases: [medium('changed the role {role_id}')], shows: ['role_id'], advice: ROLES },
  rbac_role_grant_updated: {
    cases: [medium('changed what the role {role_id} grants')],
    shows: ['role_id'],
    advice: ROLES,
  },
  rbac_role_deleted: { cases: [low('deleted the role {role_id}')], shows: ['role_id'], advice: ROLES },
  rbac_role_assigned: {
    cases: [medium('gave {principal_id} the role {role_id}')],
    shows: ['principal_type', 'principal_id', 'role_id'],
    advice: ROLES,
  },
  rbac_role_unassigned: {
    cases: [low('took the role {role_id} from {principal_id}')],
    shows: ['principal_type', 'principal_id', 'role_id'],
    advice: ROLES,
  },
  rbac_role_permission_added: {
    cases: [medium('let the role {role_id} {action} {resource_type}')],
    shows: ['role_id', 'action', 'resource_type', 'resource_id'],
    advice: ROLES,
  },
  rbac_role_permission_removed: {
    cases: [low('no longer lets the role {role_id} {action} {resource_type}')],
    shows: ['role_id', 'action', 'resource_type', 'resource_id'],
    advice: ROLES,
  },
  org_capability_grant_added: {
    cases: [medium('granted {grant_type} to {principal_id}')],
    shows: ['grant_type', 'principal_type', 'principal_id'],
    advice: ROLES,
  },
  org_capability_grant_removed: {
    cases: [low('took {grant_type} from {principal_id}')],
    shows: ['grant_type', 'principal_type', 'principal_id'],
    advice: ROLES,
  },
  group_member_added: {
    cases: [low('added {member_ids} to the group {group_id}')],
    shows: ['group_id', 'member_ids'],
    advice: ROLES,
  },
  group_member_removed: {
    cases: [low('removed {member_ids} from the group {group_id}')],
    shows: ['group_id', 'member_ids'],
    advice: ROLES,
  },
  group_deleted: { cases: [low('deleted the group {group_id}')], shows: ['group_id'], advice: ROLES },

  org_user_invite_sent: {
    cases: [
      medium('invited {invited_email} as {invited_role}', privileged('invited_role')),
      low('invited {invited_email}[ as {invited_role}]'),
    ],
    shows: ['invited_email', 'invited_role', 'invited_seat_tier', 'invited_rbac_group_ids'],
    advice: 'If nobody meant this, delete the invite before it is accepted.',
    facts: inviteFacts,
  },
  org_invite_link_generated: { cases: [medium('made a link that lets people join')], shows: [], advice: LINKS },
  org_invite_link_regenerated: {
    cases: [medium('made a new link that lets people join')],
    shows: [],
    advice: LINKS,
  },
  org_invite_link_disabled: {
    cases: [low('switched the link off that lets people join')],
    shows: [],
    advice: 'People join by invite only from now on: check that this was meant.',
  },
  org_member_invites_enabled: {
    cases: [medium('lets every member invite others from now on')],
    shows: [],
    advice: 'If only administrators should decide who joins, switch it off again.',
  },
  org_member_invites_disabled: {
    cases: [low('lets only administrators invite others from now on')],
    shows: [],
    advice: 'Check that this was meant.',
  },
  org_join_request_approved: { cases: [low('let somebody join who had asked')], shows: [], advice: MEMBERS },
  org_join_request_instant_approved: {
    cases: [low('joined the organisation without anybody deciding')],
    shows: [],
    advice: MEMBERS,
  },

  org_user_deleted: {
    cases: [low('removed {deleted_user_email|deleted_user_id} from the organisation')],
    shows: ['deleted_user_email', 'deleted_user_id'],
    advice: MEMBERS,
    facts: removedFacts('deleted_user_id'),
  },
  org_user_left: {
    cases: [low('left the organisation[ (until now {previous_role})]')],
    shows: ['previous_role'],
    advice: MEMBERS,
    facts: ({ actor }, source) => (actor.id === null ? [] : [removedFact(source, actor.id)]),
  },
  owned_projects_access_restored: {
    cases: [medium('got access to the projects of {user_id}')],
    shows: ['user_id'],
    advice: 'They can read what that person kept in projects: check that this was agreed.',
  },
};
