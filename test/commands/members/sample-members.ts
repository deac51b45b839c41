import { absent, present } from '../../../src/domain/part.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { costOf, createFakeSource, failing, usageOf } from '../../support/fake-source.ts';
import { apiKey, at, invite, member, workspace } from '../../support/organisation.ts';

const LISTS: Readonly<Record<string, readonly (readonly [userId: string, workspaceRole: string])[]>> = {
  wrkspc_production: [
    ['user_grace', 'workspace_admin'],
    ['user_ada', 'workspace_developer'],
  ],
  wrkspc_research: [['user_ada', 'workspace_restricted_developer']],
};

/** Three members of the Console, two open workspaces with lists, one archived and the default one; two pending invites. */
export const createConsole = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('console', {
    members: async () =>
      present([
        member('zoe', { role: 'user', addedAt: at('2026-11-20') }),
        member('ada', { name: 'Ada Lovelace' }),
        member('grace', { name: 'Grace Hopper', role: 'admin', addedAt: at('2024-07-01') }),
      ]),
    invites: async () =>
      present([
        invite('new.hire', { invitedAt: at('2026-11-21'), expiresAt: at('2026-12-12') }),
        invite('boss', { role: 'admin', invitedAt: at('2026-11-19'), expiresAt: at('2026-12-10') }),
        invite('gone', { status: 'expired' }),
      ]),
    workspaces: async () =>
      present([
        workspace('Default'),
        workspace('Research'),
        workspace('Production'),
        workspace('Legacy', { archivedAt: at('2026-09-01') }),
      ]),
    workspaceMembers: async (workspaceId) => {
      const list = LISTS[workspaceId];
      if (list === undefined) throw new Error(`${workspaceId} has no list of members`);
      return present(list.map(([userId, workspaceRole]) => ({ workspaceId, userId, workspaceRole })));
    },
    apiKeys: async () =>
      present([
        apiKey('etl'),
        apiKey('old', { status: 'inactive', hint: null }),
        apiKey('other', { createdBy: { id: 'user_grace', type: 'user' } }),
      ]),
    cost: costOf('12.5'),
    usage: usageOf({ output: 1_234_567 }),
    ...methods,
  });

/** Ada has a seat too. */
export const createEnterprise = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('enterprise', {
    members: async () =>
      present([member('seat-ada', { email: 'Ada@acme.example', name: 'Ada Lovelace', role: 'owner' }), member('eve')]),
    cost: async () => absent({ kind: 'not-published-yet' }),
    usage: usageOf({ output: 40 }, { source: 'enterprise' }),
    ...methods,
  });

const SCOPE_MISSING: Problem = {
  kind: 'scope-missing',
  needed: ['read:members'],
  message: '',
  source: 'enterprise',
  endpoint: '/v1/organizations/users',
  requestId: null,
};

/** A key that was made for analytics alone. */
export const createAnalyticsOnly = (): ClaudeSource =>
  createFakeSource('enterprise', { members: failing(SCOPE_MISSING), invites: failing(SCOPE_MISSING) });
