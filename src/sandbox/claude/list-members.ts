import { isoInstant } from '../../domain/day.ts';
import type { Invite, Member } from '../../domain/organisation.ts';
import type { Asked } from './endpoint.ts';
import { pageById, readIdPage } from './page-by-id.ts';
import { many, oneOf, optional, readQuery, text } from './read-query.ts';
import { Refusal } from './refusal.ts';

const ROLES = {
  console: ['user', 'developer', 'billing', 'admin', 'claude_code_user'],
  enterprise: ['user', 'owner', 'primary_owner', 'membership_admin', 'managed'],
} as const;

const renderMember = ({ id, email, name, role, addedAt }: Member): unknown => ({
  type: 'user',
  id,
  email,
  name,
  role,
  added_at: new Date(addedAt).toISOString(),
});

const renderInvite = (invite: Invite): unknown => ({
  type: 'invite',
  id: invite.id,
  email: invite.email,
  role: invite.role,
  invited_at: isoInstant(invite.invitedAt),
  expires_at: isoInstant(invite.expiresAt),
  accepted_at: invite.acceptedAt === null ? null : isoInstant(invite.acceptedAt),
  status: invite.status,
  rbac_group_ids: [],
});

const sameEmail = (wanted: string | undefined, email: string): boolean =>
  wanted === undefined || wanted.toLowerCase() === email.toLowerCase();

const has = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(value);

export const getOrganisation = ({ params, company, source }: Asked): unknown => {
  readQuery(params, {});
  return { id: company[source].organisation.id, type: 'organization', name: company[source].organisation.name };
};

export const listUsers = ({ params, company, source }: Asked): unknown => {
  const query = readIdPage(params, { email: optional(text), 'roles[]': many(oneOf(...ROLES[source])) });
  const members = company[source].members.filter(
    ({ email, role }) => sameEmail(query.email, email) && has(query['roles[]'], role),
  );
  return pageById(members, query, ({ id }) => id, renderMember);
};

export const getUser = ({ params, company, source, ids: [id] }: Asked): unknown => {
  readQuery(params, {});
  const member = company[source].members.find((each) => each.id === id);
  if (member === undefined) throw new Refusal(404, `User ${id} not found`);
  return renderMember(member);
};

export const listInvites = ({ params, company, source }: Asked): unknown => {
  const query = readIdPage(params, {
    email: optional(text),
    'roles[]': many(oneOf(...ROLES[source])),
    'statuses[]': many(oneOf('accepted', 'expired', 'pending')),
  });
  const invites = company[source].invites.filter(
    ({ email, role, status }) =>
      status !== 'deleted' &&
      sameEmail(query.email, email) &&
      has(query['roles[]'], role) &&
      has(query['statuses[]'], status),
  );
  return pageById(invites, query, ({ id }) => id, renderInvite);
};
