import type { Activity } from '../../../../src/domain/activity-feed.ts';
import type { ApiKey } from '../../../../src/domain/organisation.ts';
import { activity } from '../../../rules/activity/activities.ts';
import { NOW } from '../../../support/fake-source.ts';
import { apiKey, invite, member, workspace } from '../../../support/organisation.ts';
import { type Company, watchWorld } from '../../kit/watch-world.ts';
import { createFakeFeed } from './fake-feed.ts';

/** So young that nobody calls it unused. */
const newKey = (id: string, parts: Partial<ApiKey> = {}): ApiKey => apiKey(id, { createdAt: NOW, ...parts });
export const EVE = invite('eve', { role: 'admin', invitedAt: NOW });

const ACME: Company = {
  members: [member('ada', { role: 'owner' }), member('ben'), member('cleo')],
  invites: [],
  workspaces: [workspace('Default'), workspace('Production')],
  workspaceMembers: [],
  keys: [newKey('pipeline')],
};

/** A Console whose key may read the feed. */
export const watch = () => {
  const clock = { now: () => NOW };
  const feed = createFakeFeed(() => clock.now());
  const world = watchWorld(ACME, { activities: feed.answer('console') });
  clock.now = world.now;
  let count = 0;
  return {
    ...world,
    feed,
    tell: (type: string, fields: Activity['fields'] = {}) => {
      count += 1;
      feed.add(activity(type, fields, { id: `activity_${count}`, at: world.now() }));
    },
  };
};

export type World = ReturnType<typeof watch>;

export const roleOf = (id: string, from: string | null, to: string | null) => ({
  user_id: `user_${id}`,
  user_email: `${id}@acme.example`,
  previous_role: from,
  current_role: to,
});

export const setRole = (world: World, id: string, role: string): void =>
  world.change(({ members }) => ({
    members: members.map((each) => (each.id === `user_${id}` ? { ...each, role } : each)),
  }));

/** The lists change, and the feed tells the same change. */
export const STORIES: readonly (readonly [what: string, list: (world: World) => void, feed: (world: World) => void])[] =
  [
    [
      'a new admin',
      (world) => setRole(world, 'ben', 'admin'),
      (world) => world.tell('claude_user_role_updated', roleOf('ben', 'developer', 'admin')),
    ],
    [
      'another role',
      (world) => setRole(world, 'ben', 'billing'),
      (world) => world.tell('claude_user_role_updated', roleOf('ben', 'developer', 'billing')),
    ],
    [
      'somebody who joined',
      (world) => world.change(({ members }) => ({ members: [...members, member('dan')] })),
      (world) => world.tell('claude_user_role_updated', roleOf('dan', null, 'developer')),
    ],
    [
      'somebody who was removed',
      (world) => world.change(({ members }) => ({ members: members.slice(0, 2) })),
      (world) =>
        world.tell('org_user_deleted', { deleted_user_id: 'user_cleo', deleted_user_email: 'cleo@acme.example' }),
    ],
    [
      'another primary owner',
      (world) => setRole(world, 'ben', 'primary_owner'),
      (world) => world.tell('primary_owner_transferred', { new_owner_id: 'user_ben', previous_owner_id: 'user_ada' }),
    ],
    [
      'somebody who left',
      (world) => world.change(({ members }) => ({ members: members.slice(0, 2) })),
      (world) => world.tell('claude_user_role_updated', roleOf('cleo', 'developer', null)),
    ],
    [
      'a new key',
      (world) => world.change(({ keys }) => ({ keys: [...keys, newKey('fresh')] })),
      (world) => world.tell('platform_api_key_created', { api_key_id: 'apikey_fresh' }),
    ],
    [
      'a disabled key',
      (world) => world.change(() => ({ keys: [newKey('pipeline', { status: 'inactive' })] })),
      (world) =>
        world.tell('platform_api_key_updated', {
          api_key_id: 'apikey_pipeline',
          updates: [{ type: 'status', previous_value: 'active', current_value: 'inactive' }],
        }),
    ],
    [
      'a renamed key',
      (world) => world.change(() => ({ keys: [newKey('pipeline', { name: 'nightly' })] })),
      (world) =>
        world.tell('platform_api_key_updated', {
          api_key_id: 'apikey_pipeline',
          updates: [{ type: 'name', previous_value: 'pipeline', current_value: 'nightly' }],
        }),
    ],
    [
      'an archived workspace',
      (world) =>
        world.change(({ workspaces }) => ({
          workspaces: workspaces.map((each) => (each.name === 'Production' ? { ...each, archivedAt: NOW } : each)),
        })),
      (world) => world.tell('platform_workspace_archived', { workspace_id: 'wrkspc_production' }),
    ],
    [
      'a new workspace',
      (world) => world.change(({ workspaces }) => ({ workspaces: [...workspaces, workspace('Lab')] })),
      (world) => world.tell('platform_workspace_created', { workspace_id: 'wrkspc_lab' }),
    ],
    [
      'a new workspace admin',
      (world) =>
        world.change(() => ({
          workspaceMembers: [
            { workspaceId: 'wrkspc_production', userId: 'user_ben', workspaceRole: 'workspace_admin' },
          ],
        })),
      (world) =>
        world.tell('platform_workspace_member_added', { workspace_id: 'wrkspc_production', user_id: 'user_ben' }),
    ],
    [
      'an invite to a privileged role',
      (world) => world.change(() => ({ invites: [EVE] })),
      (world) => world.tell('org_user_invite_sent', { invited_email: 'eve@acme.example', invited_role: 'admin' }),
    ],
  ];
