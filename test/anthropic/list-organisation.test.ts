import nock from 'nock';
import { describe, expect, test } from 'vitest';
import {
  listApiKeys,
  listInvites,
  listMembers,
  listWorkspaceMembers,
  readOrganisation,
} from '../../src/anthropic/list-organisation.ts';
import { allowOnlyServed } from './support/allow-only-served.ts';
import { catchProblem } from './support/catch-problem.ts';
import { BASE_URL, createNockedTransport } from './support/nocked-transport.ts';

const ROOT = '/v1/organizations';

allowOnlyServed();

const serve = (path: string, query: Record<string, string>, body: nock.Body) =>
  nock(BASE_URL).get(path).query(query).reply(200, body, { 'request-id': 'req_1' });
const serveRows = (path: string, rows: readonly unknown[]) =>
  serve(path, { limit: '1000' }, { data: [...rows], has_more: false, first_id: null, last_id: null });
const { transport } = createNockedTransport();

test('the organisation', async () => {
  serve(`${ROOT}/me`, {}, { id: '7c1d9b52', type: 'organization', name: 'Acme Research' });
  expect(await readOrganisation(transport, 'console')).toEqual({ id: '7c1d9b52', name: 'Acme Research' });
});

test('members of every page, roles that nobody has heard of included', async () => {
  const row = (id: string, role: string) => ({
    type: 'user',
    id,
    email: `${id}@acme.test`,
    name: 'Ada Example',
    role,
    added_at: '2025-03-02T09:14:03.120481Z',
    seat: 'premium',
  });
  const page = { first_id: null, has_more: true, last_id: 'user_1' };
  serve(`${ROOT}/users`, { limit: '1000' }, { ...page, data: [row('user_1', 'admin')] });
  serve(
    `${ROOT}/users`,
    { limit: '1000', after_id: 'user_1' },
    { ...page, has_more: false, data: [row('user_2', 'archivist')] },
  );
  const member = { name: 'Ada Example', addedAt: Date.parse('2025-03-02T09:14:03.120Z') };
  expect(await listMembers(transport, 'console')).toEqual([
    { id: 'user_1', email: 'user_1@acme.test', role: 'admin', ...member },
    { id: 'user_2', email: 'user_2@acme.test', role: 'archivist', ...member },
  ]);
});

test('invites, accepted or not', async () => {
  const row = {
    type: 'invite',
    id: 'invite_1',
    email: 'new@acme.test',
    role: 'developer',
    invited_at: '2026-11-10T12:00:00Z',
    expires_at: '2026-12-01T12:00:00Z',
    status: 'pending',
  };
  serveRows(`${ROOT}/invites`, [
    row,
    { ...row, accepted_at: '2026-11-11T12:00:00Z', status: 'accepted', rbac_group_ids: [] },
  ]);
  const invite = {
    id: 'invite_1',
    email: 'new@acme.test',
    role: 'developer',
    invitedAt: Date.parse('2026-11-10T12:00:00Z'),
    expiresAt: Date.parse('2026-12-01T12:00:00Z'),
  };
  expect(await listInvites(transport, 'console')).toEqual([
    { ...invite, acceptedAt: null, status: 'pending' },
    { ...invite, acceptedAt: Date.parse('2026-11-11T12:00:00Z'), status: 'accepted' },
  ]);
});

test('members of one workspace, whatever its id looks like', async () => {
  serveRows(`${ROOT}/workspaces/wrkspc%2F1/members`, [
    { type: 'workspace_member', user_id: 'user_1', workspace_id: 'wrkspc/1', workspace_role: 'workspace_admin' },
  ]);
  expect(await listWorkspaceMembers(transport, 'console', 'wrkspc/1')).toEqual([
    { workspaceId: 'wrkspc/1', userId: 'user_1', workspaceRole: 'workspace_admin' },
  ]);
});

describe('API keys', () => {
  const row = {
    type: 'api_key',
    id: 'apikey_1',
    name: 'pipeline-prod',
    status: 'active',
    created_at: '2025-06-02T10:00:00Z',
    expires_at: '2027-01-01T00:00:00Z',
    partial_key_hint: 'sk-ant-api03-Q7x...mQAA',
    created_by: { id: 'user_1', type: 'user' },
    principal: null,
    scope: { type: 'workspace', workspace_id: 'wrkspc_1' },
  };
  const key = {
    id: 'apikey_1',
    name: 'pipeline-prod',
    status: 'active',
    hint: 'sk-ant-api03-Q7x...mQAA',
    createdAt: Date.parse('2025-06-02T10:00:00Z'),
    expiresAt: Date.parse('2027-01-01T00:00:00Z'),
    createdBy: { id: 'user_1', type: 'user' },
    principal: null,
    scope: { type: 'workspace', workspaceId: 'wrkspc_1' },
  };
  const read = (...rows: readonly unknown[]) => {
    serveRows(`${ROOT}/api_keys`, rows);
    return listApiKeys(transport, 'console');
  };
  const { scope: _, ...unscoped } = row;

  test('of the newer API version, with a scope alone', async () => {
    expect(await read(row, { ...row, scope: { type: 'organization' } })).toEqual([
      key,
      { ...key, scope: { type: 'organization' } },
    ]);
  });

  test('of the older API version, with both, where the scope tells more', async () => {
    expect(
      await read(
        { ...row, scope: { type: 'workspace', workspace_id: 'wrkspc_default' }, workspace_id: null },
        { ...row, scope: { type: 'organization' }, workspace_id: null },
      ),
    ).toEqual([
      { ...key, scope: { type: 'workspace', workspaceId: 'wrkspc_default' } },
      { ...key, scope: { type: 'organization' } },
    ]);
  });

  test('of an older server, with a workspace alone', async () => {
    expect(await read({ ...unscoped, workspace_id: 'wrkspc_1' }, { ...unscoped, workspace_id: null })).toEqual([
      key,
      { ...key, scope: { type: 'workspace', workspaceId: null } },
    ]);
  });

  test.each([
    [
      { type: 'user_actor', user_id: 'user_2' },
      { id: 'user_2', type: 'user' },
    ],
    [
      { type: 'service_account_actor', service_account_id: 'svac_1' },
      { id: 'svac_1', type: 'service_account' },
    ],
    [
      { type: 'user', id: 'user_2' },
      { id: 'user_2', type: 'user' },
    ],
    [
      { type: 'service_account', id: 'svac_1' },
      { id: 'svac_1', type: 'service_account' },
    ],
    [{ type: 'robot_actor', robot_id: 'r2' }, null],
    [undefined, null],
  ])('acting for %j', async (principal, expected) => {
    expect(await read({ ...row, principal })).toEqual([{ ...key, principal: expected }]);
  });

  test('without creator, hint or end, and with a status that nobody has heard of', async () => {
    const bare = { created_by: null, partial_key_hint: null, expires_at: null, status: 'quarantined' };
    expect(await read({ ...row, ...bare })).toEqual([
      { ...key, createdBy: null, hint: null, expiresAt: null, status: 'quarantined' },
    ]);
  });

  test.each([
    [{ ...row, id: 7 }, 'data[0].id', 'string'],
    [{ ...row, name: undefined }, 'data[0].name', 'string'],
    [{ ...row, created_at: 'yesterday' }, 'data[0].created_at', 'an RFC 3339 instant'],
    [{ ...row, scope: { type: 'workspace' } }, 'data[0].scope.workspace_id', 'string'],
    [{ ...row, principal: { type: 'user_actor' } }, 'data[0].principal.user_id', 'string'],
    [unscoped, 'data[0].scope', 'object'],
  ])('a field that is missing or wrong is named (%#)', async (broken, field, expected) => {
    expect(await catchProblem(read(broken))).toEqual({
      kind: 'unexpected-reply',
      source: 'console',
      endpoint: `${ROOT}/api_keys`,
      requestId: 'req_1',
      field,
      expected,
    });
  });
});
