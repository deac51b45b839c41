import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import {
  addInvite,
  addKey,
  addMember,
  changeKey,
  changeRole,
  changeWorkspace,
  removeMember,
} from '../../../src/sandbox/organisation/changes.ts';
import type { Company } from '../../../src/sandbox/organisation/company.ts';
import { keyActor } from '../../../src/sandbox/organisation/feed.ts';
import {
  approveRequest,
  askForHigherLimit,
  deleteSpendLimit,
} from '../../../src/sandbox/organisation/limit-changes.ts';
import { actedBy, type Change, inOrder, toldLate, untold } from '../../../src/sandbox/organisation/record-activity.ts';
import {
  createAdminKey,
  deleteIpRestriction,
  startDataExport,
  toggleComplianceLogging,
  toggleSso,
  transferOwnership,
} from '../../../src/sandbox/organisation/security-changes.ts';
import {
  addWorkspace,
  addWorkspaceMember,
  changeWorkspaceRole,
  removeWorkspaceMember,
} from '../../../src/sandbox/organisation/workspace-changes.ts';
import { COMPANY, NOW } from '../claude/ask.ts';

const { console: platform, enterprise } = COMPANY;
const user = platform.members.find(({ role }) => role === 'user');
const owner = enterprise.members.find(({ role }) => role === 'owner');
const primary = enterprise.members.find(({ role }) => role === 'primary_owner');
const admins = platform.members.filter(({ role }) => role === 'admin');
const workspace = platform.workspaces.find(({ name }) => name === 'Research');
const [key] = platform.apiKeys;
const id = (thing: { readonly id: string } | undefined): string => thing?.id ?? '';

const told = (change: Change, company: Company = COMPANY) =>
  change(company, NOW).feed.map(({ side, type, fields }) => ({ side, type, fields }));
const one = (side: 'console' | 'enterprise', type: string, fields: object) => [{ side, type, fields }];

const role = (current: string | null, previous: string | null) => ({
  user_id: id(user),
  user_email: user?.email,
  current_role: current,
  previous_role: previous,
});

describe('what happens to the company is in its feed', () => {
  it.each<[string, Change, readonly object[]]>([
    [
      'a role',
      changeRole('console', id(user), 'admin'),
      one('console', 'claude_user_role_updated', role('admin', 'user')),
    ],
    [
      'a member who leaves',
      removeMember('console', id(user)),
      [
        ...one('console', 'org_user_deleted', { deleted_user_id: id(user), deleted_user_email: user?.email }),
        ...one('console', 'claude_user_role_updated', role(null, 'user')),
      ],
    ],
    [
      'an invite',
      addInvite('enterprise', 'new@acme.example', 'owner', NOW),
      one('enterprise', 'org_user_invite_sent', { invited_email: 'new@acme.example', invited_role: 'owner' }),
    ],
    [
      'a key that is renamed and switched off',
      changeKey(id(key), { name: 'other', status: 'inactive' }),
      one('console', 'platform_api_key_updated', {
        api_key_id: id(key),
        updates: [
          { type: 'name', previous_value: key?.name, current_value: 'other' },
          { type: 'status', previous_value: key?.status, current_value: 'inactive' },
        ],
      }),
    ],
    ['a key that expires sooner', changeKey(id(key), { expiresAt: NOW }), []],
    [
      'a workspace that is archived',
      changeWorkspace(id(workspace), { archivedAt: NOW }),
      one('console', 'platform_workspace_archived', { workspace_id: id(workspace) }),
    ],
    [
      'another name of a workspace',
      changeWorkspace(id(workspace), { name: 'Labs' }),
      one('console', 'platform_workspace_updated', {
        workspace_id: id(workspace),
        updates: [{ type: 'name', previous_value: 'Research', current_value: 'Labs' }],
      }),
    ],
    [
      'a new primary owner',
      transferOwnership(id(owner)),
      one('enterprise', 'primary_owner_transferred', { new_owner_id: id(owner), previous_owner_id: id(primary) }),
    ],
    ['single sign-on', toggleSso(false), one('enterprise', 'org_sso_toggled', { enabled: false })],
    ['an export', startDataExport(), one('enterprise', 'org_data_export_started', { export_type: 'conversations' })],
    ['an IP restriction', deleteIpRestriction(), one('enterprise', 'org_ip_restriction_deleted', {})],
  ])('%s', (_, change, activities) => {
    expect(told(change)).toEqual(activities);
  });

  it('with the ids that the lists give', () => {
    const joined = addMember('enterprise', { email: 'eve@acme.example', name: 'Eve', role: 'owner' }, NOW);
    expect(told(joined)[0]?.fields).toMatchObject({
      user_id: joined(COMPANY, NOW).enterprise.members[0]?.id,
      previous_role: null,
      current_role: 'owner',
    });
    const made = addKey('new', id(workspace), id(user), NOW)(COMPANY, NOW);
    expect(made.feed[0]).toMatchObject({
      type: 'platform_api_key_created',
      fields: { api_key_id: made.console.apiKeys[0]?.id },
      actor: { type: 'user_actor', user_id: id(user), email_address: user?.email },
    });
    const opened = addWorkspace('Skunkworks')(COMPANY, NOW);
    expect(opened.feed[0]?.fields).toEqual({ workspace_id: opened.console.workspaces.at(-1)?.id });
    const adminKey = createAdminKey('terraform');
    expect(told(adminKey)[0]?.fields).toMatchObject({
      admin_api_key_id: expect.stringMatching(/^apikey_01/),
      scopes: [],
    });
    const [limited = ''] = enterprise.spendLimits.keys();
    const unlimited = deleteSpendLimit(limited)(COMPANY, NOW);
    expect(unlimited.enterprise.spendLimits.has(limited)).toBe(false);
    expect(unlimited.feed[0]?.fields).toMatchObject({
      user_id: limited,
      spend_limit_id: expect.stringMatching(/^spl_01/),
    });
  });

  it('for members of a workspace, from coming to going', () => {
    const [place, person] = [id(workspace), id(user)];
    const stay = inOrder(
      addWorkspaceMember(place, person, 'workspace_user'),
      changeWorkspaceRole(place, person, 'workspace_admin'),
    );
    const during = stay(COMPANY, NOW);
    expect(
      during.console.workspaceMembers
        .get(place)
        ?.filter(({ userId }) => userId === person)
        .at(-1),
    ).toMatchObject({
      workspaceRole: 'workspace_admin',
    });
    const after = removeWorkspaceMember(place, person)(during, NOW);
    expect(after.feed.map(({ type }) => type)).toEqual([
      'platform_workspace_member_added',
      'platform_workspace_member_updated',
      'platform_workspace_member_removed',
    ]);
    expect(after.feed[1]?.fields.updates).toEqual([
      { type: 'workspace_role', previous_value: 'workspace_user', current_value: 'workspace_admin' },
    ]);
    expect(after.console.workspaceMembers.get(place)?.map(({ userId }) => userId)).not.toContain(person);
  });

  it('and who did it: the most senior one but the one it is about', () => {
    const actorOf = (change: Change) => change(COMPANY, NOW).feed[0]?.actor;
    expect(actorOf(toggleSso(false))).toMatchObject({
      type: 'user_actor',
      user_id: id(primary),
      email_address: primary?.email,
    });
    expect(actorOf(changeRole('console', id(admins[0]), 'user'))).toMatchObject({ user_id: id(admins[1]) });
    expect(actorOf(transferOwnership(id(owner)))).toMatchObject({ user_id: id(primary) });
    const address = String(actorOf(toggleSso(false))?.ip_address);
    expect(address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
    const asked = askForHigherLimit(id(owner))(COMPANY, NOW);
    expect(asked.feed).toEqual([]);
    const request = asked.enterprise.limitRequests[0]?.id ?? '';
    const approved = approveRequest(request, 500, { type: 'key', keyId: 'apikey_bot' })(asked, NOW);
    expect(approved.feed[0]).toMatchObject({
      type: 'extra_usage_spend_limit_increase_request_approved',
      actor: { type: 'api_actor', api_key_id: 'apikey_bot' },
      fields: { requester_user_id: id(owner), amount: 500, spend_limit_increase_request_id: request },
    });
  });
});

describe('how the feed tells a change', () => {
  it('can be by somebody else, late, or not at all', () => {
    const change = toggleSso(false);
    expect(actedBy(keyActor('apikey_x'), change)(COMPANY, NOW).feed[0]?.actor).toMatchObject({
      api_key_id: 'apikey_x',
    });
    expect(toldLate(50, change)(COMPANY, NOW).feed[0]).toMatchObject({ at: NOW, visibleAt: NOW + 50 * 60_000 });
    const promoted = untold(changeRole('console', id(user), 'admin'))(COMPANY, NOW);
    expect(promoted.console.members.find((each) => each.id === id(user))?.role).toBe('admin');
    expect(promoted.feed).toEqual([]);
  });

  it('leaves what was told before as it is', () => {
    const before = toggleSso(false)(COMPANY, NOW);
    const after = toldLate(5, startDataExport())(before, toInstant(NOW + 1));
    expect(after.feed[0]).toBe(before.feed[0]);
  });

  it('ends with the word that logging is off', () => {
    const change = inOrder(
      toggleComplianceLogging(false),
      toggleSso(false),
      toggleComplianceLogging(true),
      startDataExport(),
    );
    expect(told(change).map(({ type, fields }) => [type, fields.compliance_api_logging_enabled])).toEqual([
      ['org_compliance_api_settings_updated', false],
      ['org_compliance_api_settings_updated', true],
      ['org_data_export_started', undefined],
    ]);
  });

  it('gives every activity an id of its own', () => {
    const ids = inOrder(...Array.from({ length: 20 }, () => toggleSso(false)))(COMPANY, NOW).feed.map(
      (each) => each.id,
    );
    expect(new Set(ids).size).toBe(20);
  });
});
