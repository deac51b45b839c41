import { describe, expect, it } from 'vitest';
import type { SandboxClaudeApi } from '../../../src/sandbox/claude/start-claude-api.ts';
import { addMember } from '../../../src/sandbox/organisation/changes.ts';
import { ask, COMPANY, ENTERPRISE, NOW, type Query, refusal, startApi } from './ask.ts';

const idsOf = (data: readonly { readonly id: string }[]): string[] => data.map(({ id }) => id);

const walk = async (api: SandboxClaudeApi, path: string, query: Query): Promise<string[]> => {
  const ids: string[] = [];
  for (let after: Query = {}; ; ) {
    const { body } = await ask(api, path, { ...query, ...after });
    ids.push(...idsOf(body.data));
    if (body.has_more === false) return ids;
    after = { after_id: body.last_id };
  }
};

describe('lists with id cursors', () => {
  it('give every member once, whatever the size of a page', async () => {
    const api = await startApi();
    const everybody = idsOf(COMPANY.console.members);
    expect(await walk(api, 'users', { limit: 7 })).toEqual(everybody);
    expect(await walk(api, 'users', {})).toEqual(everybody);
    expect(await walk(api, 'users', { limit: 1000 })).toEqual(everybody);
  });

  it('go backwards too', async () => {
    const api = await startApi();
    const ids = idsOf(COMPANY.console.members);
    const { body } = await ask(api, 'users', { limit: 3, before_id: ids[5] ?? '' });
    expect(idsOf(body.data)).toEqual(ids.slice(2, 5));
    expect(body).toMatchObject({ has_more: true, first_id: ids[2], last_id: ids[4] });
    const start = await ask(api, 'users', { limit: 3, before_id: ids[2] ?? '' });
    expect(start.body).toMatchObject({ has_more: false, first_id: ids[0] });
  });

  it.each([
    [{ limit: 0 }, 'limit: Input should be greater than or equal to 1'],
    [{ limit: 1001 }, 'limit: Input should be less than or equal to 1000'],
    [{ limit: 'ten' }, 'limit: Input should be a valid integer'],
    [{ after_id: 'user_a', before_id: 'user_b' }, 'Only one of before_id and after_id may be given'],
    [{ after_id: 'user_nobody' }, 'Invalid cursor: no item found for "user_nobody"'],
    [{ roles: ['wizard'] }, "roles[]: Input should be 'user', 'developer', 'billing', 'admin', 'claude_code_user'"],
    [{ role: 'admin' }, 'role: Extra inputs are not permitted'],
  ])('refuse %o', async (query, message) => {
    const api = await startApi();
    expect(refusal(await ask(api, 'users', query))).toBe(`400 invalid_request_error: ${message}`);
  });

  it('filter members by role and by e-mail without regard to case', async () => {
    const api = await startApi();
    const admins = COMPANY.console.members.filter(({ role }) => role === 'admin');
    expect(await walk(api, 'users', { roles: ['admin'] })).toEqual(idsOf(admins));
    expect(await walk(api, 'users', { email: admins[0]?.email.toUpperCase() ?? '' })).toEqual([admins[0]?.id]);
  });

  it('are empty without ids', async () => {
    const api = await startApi();
    const { body } = await ask(api, 'users', { email: 'nobody@acme.example' });
    expect(body).toEqual({ data: [], has_more: false, first_id: null, last_id: null });
  });

  it('show a change from the next request on', async () => {
    const api = await startApi();
    api.change(addMember('console', { email: 'eve@acme.example', name: 'Eve', role: 'admin' }, NOW));
    const { body } = await ask(api, 'users', { limit: 1 });
    expect(body.data[0]).toMatchObject({
      email: 'eve@acme.example',
      role: 'admin',
      added_at: '2026-11-22T09:30:00.000Z',
    });
  });
});

describe('workspaces', () => {
  it('hide the default and archived ones unless they are asked for', async () => {
    const api = await startApi();
    const count = async (query: Query) => (await walk(api, 'workspaces', query)).length;
    expect(await count({})).toBe(7);
    expect(await count({ include_archived: 'true' })).toBe(8);
    expect(await count({ include_archived: 'true', include_default: 'true' })).toBe(9);
  });

  it('name the default one by its real id, but give it no members', async () => {
    const api = await startApi();
    const usual = COMPANY.console.workspaces.find(({ isDefault }) => isDefault);
    const { body } = await ask(api, `workspaces/${usual?.id}`);
    expect(body).toMatchObject({ type: 'workspace', name: 'Default', archived_at: null });
    expect(refusal(await ask(api, `workspaces/${usual?.id}/members`))).toContain('404 not_found_error');
    expect(refusal(await ask(api, 'workspaces/wrkspc_none'))).toContain('404 not_found_error');
  });

  it('list members by the ids of users, who are members of the organisation', async () => {
    const api = await startApi();
    const workspace = COMPANY.console.workspaces.find(({ name }) => name === 'Research');
    const { body } = await ask(api, `workspaces/${workspace?.id}/members`, { limit: 4 });
    const people = new Set(idsOf(COMPANY.console.members));
    expect(body).toMatchObject({ has_more: true, last_id: body.data[3].user_id });
    expect(body.data.every((member: { user_id: string }) => people.has(member.user_id))).toBe(true);
    expect(body.data[0]).toMatchObject({ type: 'workspace_member', workspace_id: workspace?.id });
  });
});

describe('API keys', () => {
  it('are filtered by status, workspace and creator', async () => {
    const api = await startApi();
    const production = COMPANY.console.workspaces.find(({ name }) => name === 'Production')?.id ?? '';
    const { apiKeys } = COMPANY.console;
    const inactive = apiKeys.filter(({ status }) => status === 'inactive');
    const there = apiKeys.filter(({ scope }) => scope.type === 'workspace' && scope.workspaceId === production);
    const [first] = apiKeys;
    expect(await walk(api, 'api_keys', { status: 'inactive' })).toEqual(idsOf(inactive));
    expect(await walk(api, 'api_keys', { workspace_id: production })).toEqual(idsOf(there));
    expect(await walk(api, 'api_keys', { created_by_user_id: first?.createdBy?.id ?? '' })).toContain(first?.id);
  });

  it('keep the ambiguous workspace_id only in the older version', async () => {
    const api = await startApi();
    const usual = COMPANY.console.workspaces.find(({ isDefault }) => isDefault)?.id ?? '';
    const query = { workspace_id: usual, limit: 1 };
    const older = (await ask(api, 'api_keys', query)).body.data[0];
    const newer = (await ask(api, 'api_keys', query, { 'anthropic-version': '2026-10-21' })).body.data[0];
    expect(older).toMatchObject({ workspace_id: null, scope: { type: 'workspace', workspace_id: usual } });
    expect(newer).not.toHaveProperty('workspace_id');
    expect(newer.scope).toEqual(older.scope);
  });
});

describe('invites', () => {
  it('are filtered by status and role', async () => {
    const api = await startApi();
    const pending = await ask(api, 'invites', { statuses: ['pending'], roles: ['admin'] });
    expect(pending.body.data).toHaveLength(1);
    expect(pending.body.data[0]).toMatchObject({ type: 'invite', role: 'admin', status: 'pending', accepted_at: null });
  });

  it('are another list for claude.ai, with roles of its own', async () => {
    const api = await startApi();
    const owners = await ask(api, 'invites', { roles: ['owner'] }, ENTERPRISE);
    expect(owners.body.data).toHaveLength(1);
    expect((await ask(api, 'users', { roles: ['billing'] }, ENTERPRISE)).status).toBe(400);
  });
});
