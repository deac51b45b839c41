import type { ApiKey, Invite, Member, Organisation, WorkspaceMember } from '../domain/organisation.ts';
import type { Source } from '../domain/spend.ts';
import { collectRows } from './collect-rows.ts';
import type { Transport } from './http.ts';
import { readIdPages } from './read-pages.ts';
import { validateReply } from './validate-reply.ts';
import { apiKeyPageSchema } from './wire/api-keys.ts';
import { invitePageSchema } from './wire/invites.ts';
import { organisationSchema } from './wire/organisation.ts';
import { userPageSchema } from './wire/users.ts';
import { workspaceMemberPageSchema } from './wire/workspace-members.ts';

// Each reads its whole list and throws `ApiFailure` when it cannot.

const ROOT = '/v1/organizations';

/** The organisation that the key belongs to: the cheapest way to learn whether a key is accepted. */
export const readOrganisation = async (transport: Transport, source: Source): Promise<Organisation> => {
  const path = `${ROOT}/me`;
  return validateReply(organisationSchema, await transport.get({ path }), { source, endpoint: path });
};

export const listMembers = (transport: Transport, source: Source): Promise<readonly Member[]> =>
  collectRows(readIdPages(transport, source, { path: `${ROOT}/users` }, userPageSchema));

/** Accepted and expired ones included. */
export const listInvites = (transport: Transport, source: Source): Promise<readonly Invite[]> =>
  collectRows(readIdPages(transport, source, { path: `${ROOT}/invites` }, invitePageSchema));

/** The default workspace has no list of members: the API refuses to give one. */
export const listWorkspaceMembers = (
  transport: Transport,
  source: Source,
  workspaceId: string,
): Promise<readonly WorkspaceMember[]> => {
  const path = `${ROOT}/workspaces/${encodeURIComponent(workspaceId)}/members`;
  return collectRows(readIdPages(transport, source, { path }, workspaceMemberPageSchema));
};

/** Of every status: archived keys still occur in old usage. */
export const listApiKeys = (transport: Transport, source: Source): Promise<readonly ApiKey[]> =>
  collectRows(readIdPages(transport, source, { path: `${ROOT}/api_keys` }, apiKeyPageSchema));
