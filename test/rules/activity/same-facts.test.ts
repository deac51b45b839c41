import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/domain/activity-feed.ts';
import { adminAddedRule } from '../../../src/rules/admin-added/index.ts';
import { keyChangedRule } from '../../../src/rules/key-changed/index.ts';
import { keyCreatedRule } from '../../../src/rules/key-created/index.ts';
import { memberAddedRule } from '../../../src/rules/member-added/index.ts';
import { memberRemovedRule } from '../../../src/rules/member-removed/index.ts';
import { privilegedInviteRule } from '../../../src/rules/privileged-invite/index.ts';
import { roleChangedRule } from '../../../src/rules/role-changed/index.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { workspaceAdminAddedRule } from '../../../src/rules/workspace-admin-added/index.ts';
import { workspaceArchivedRule } from '../../../src/rules/workspace-archived/index.ts';
import { workspaceCreatedRule } from '../../../src/rules/workspace-created/index.ts';
import { apiKey, at, invite, member, workspace } from '../../support/organisation.ts';
import { find } from '../find.ts';
import type { Story } from '../observe.ts';
import { activity, findIn, updates } from './activities.ts';

describe('what a comparison of lists sees too has a fact in common with it', () => {
  const before = {
    members: [member('ada', { role: 'owner' }), member('ben'), member('cleo')],
    keys: [apiKey('pipeline'), apiKey('off', { status: 'inactive' })],
    workspaces: [workspace('Production')],
    workspaceMembers: [{ workspaceId: 'wrkspc_production', userId: 'user_ben', workspaceRole: 'workspace_user' }],
    invites: [],
  };
  const person = (id: string) => ({ user_id: `user_${id}`, user_email: `${id}@acme.example` });

  it.each<[Rule, NonNullable<Story['now']>, Activity]>([
    [
      adminAddedRule,
      { members: [member('ada', { role: 'owner' }), member('ben', { role: 'admin' }), member('cleo')] },
      activity('claude_user_role_updated', { ...person('ben'), previous_role: 'developer', current_role: 'admin' }),
    ],
    [
      adminAddedRule,
      { members: [...before.members, member('eve', { role: 'primary_owner' })] },
      activity('primary_owner_transferred', { new_owner_id: 'user_eve' }),
    ],
    [
      roleChangedRule,
      { members: [member('ada', { role: 'owner' }), member('ben', { role: 'billing' }), member('cleo')] },
      activity('claude_user_role_updated', { ...person('ben'), previous_role: 'developer', current_role: 'billing' }),
    ],
    [
      memberAddedRule,
      { members: [...before.members, member('eve', { role: 'user' })] },
      activity('claude_user_role_updated', { ...person('eve'), previous_role: null, current_role: 'user' }),
    ],
    [
      memberRemovedRule,
      { members: before.members.slice(0, 2) },
      activity('claude_user_role_updated', { ...person('cleo'), previous_role: 'developer', current_role: null }),
    ],
    [
      memberRemovedRule,
      { members: before.members.slice(0, 2) },
      activity('org_user_deleted', { deleted_user_id: 'user_cleo' }),
    ],
    [
      keyCreatedRule,
      { keys: [...before.keys, apiKey('fresh')] },
      activity('platform_api_key_created', { api_key_id: 'apikey_fresh' }),
    ],
    [
      keyChangedRule,
      { keys: [apiKey('pipeline'), apiKey('off')] },
      activity('platform_api_key_updated', {
        api_key_id: 'apikey_off',
        updates: updates('status', 'inactive', 'active'),
      }),
    ],
    [
      keyChangedRule,
      { keys: [apiKey('pipeline', { name: 'other' }), apiKey('off', { status: 'inactive' })] },
      activity('platform_api_key_updated', {
        api_key_id: 'apikey_pipeline',
        updates: updates('name', 'pipeline', 'other'),
      }),
    ],
    [
      workspaceCreatedRule,
      { workspaces: [...before.workspaces, workspace('Lab')] },
      activity('platform_workspace_created', { workspace_id: 'wrkspc_lab' }),
    ],
    [
      workspaceArchivedRule,
      { workspaces: [workspace('Production', { archivedAt: at('2026-11-22') })] },
      activity('platform_workspace_archived', { workspace_id: 'wrkspc_production' }),
    ],
    [
      workspaceAdminAddedRule,
      {
        workspaceMembers: [{ workspaceId: 'wrkspc_production', userId: 'user_ben', workspaceRole: 'workspace_admin' }],
      },
      activity('platform_workspace_member_updated', {
        workspace_id: 'wrkspc_production',
        user_id: 'user_ben',
        updates: updates('workspace_role', 'workspace_user', 'workspace_admin'),
      }),
    ],
    [
      workspaceAdminAddedRule,
      {
        workspaceMembers: [
          ...before.workspaceMembers,
          { workspaceId: 'wrkspc_production', userId: 'user_cleo', workspaceRole: 'workspace_admin' },
        ],
      },
      activity('platform_workspace_member_added', { workspace_id: 'wrkspc_production', user_id: 'user_cleo' }),
    ],
    [
      privilegedInviteRule,
      { invites: [invite('eve', { role: 'admin' })] },
      activity('org_user_invite_sent', { invited_email: 'Eve@acme.example', invited_role: 'admin' }),
    ],
  ])('$id', (rule, now, told) => {
    const story: Story = { before, now: { ...before, ...now } };
    const listed = find(rule, story).flatMap(({ facts }) => facts);
    const fed = findIn([told], story).flatMap(({ facts }) => facts);
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.filter((fact) => fed.includes(fact)).length).toBeGreaterThan(0);
  });
});
