import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { fingerprintOf } from '../../src/domain/finding.ts';
import type { Member } from '../../src/domain/organisation.ts';
import { isPrivileged } from '../../src/domain/roles.ts';
import { adminAddedRule } from '../../src/rules/admin-added/index.ts';
import { keyChangedRule } from '../../src/rules/key-changed/index.ts';
import { keyCreatedRule } from '../../src/rules/key-created/index.ts';
import { memberAddedRule } from '../../src/rules/member-added/index.ts';
import { memberRemovedRule } from '../../src/rules/member-removed/index.ts';
import { roleChangedRule } from '../../src/rules/role-changed/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { workspaceAdminAddedRule } from '../../src/rules/workspace-admin-added/index.ts';
import { workspaceArchivedRule } from '../../src/rules/workspace-archived/index.ts';
import { workspaceCreatedRule } from '../../src/rules/workspace-created/index.ts';
import { NOW } from '../support/fake-source.ts';
import { apiKey, at, invite, member, workspace } from '../support/organisation.ts';
import { accessRules } from './access-rules.ts';
import { find } from './find.ts';
import type { Story } from './observe.ts';
import { afterOf, anyName, anyPairs, anyRole, anySource, beforeOf, type Pair } from './random-change.ts';

const named = (prefix: string, place: number): string => `${prefix}${place}`;

const anyMembers = anyPairs(fc.record({ role: anyRole, name: anyName, email: anyName }), (place, value) =>
  member(named('m', place), value),
);

const anyStatus = fc.constantFrom('active', 'inactive', 'archived', 'expired', 'newer');
const anyKeys = anyPairs(fc.record({ status: anyStatus, name: anyName }), (place, value) =>
  apiKey(named('k', place), value),
);

const anyWorkspaces = anyPairs(
  fc.record({ name: anyName, archivedAt: fc.constantFrom(null, at('2026-11-20')) }),
  (place, value) => ({ ...workspace('any'), ...value, id: named('wrkspc_', place) }),
);

const WORKSPACE_ROLES = ['workspace_admin', 'workspace_developer', 'workspace_user'];
const anyWorkspaceMembers = anyPairs(fc.constantFrom(...WORKSPACE_ROLES), (place, workspaceRole) => ({
  workspaceId: named('wrkspc_', place % 3),
  userId: named('user_m', place),
  workspaceRole,
}));

/** The subjects of the things to which `happened` did: the truth by construction. */
const idsWhere = <T extends { readonly id: string }>(
  pairs: readonly Pair<T>[],
  happened: (before: T | null, after: T | null) => boolean,
): string[] =>
  pairs.flatMap(({ before, after }) => (happened(before, after) ? ((after ?? before)?.id ?? []) : [])).toSorted();

const subjects = (rule: Rule, story: Story): string[] =>
  find(rule, story)
    .map(({ subject }) => subject)
    .toSorted();

describe('each true change is one finding, and nothing else is', () => {
  it('of members, in both organisations', () => {
    fc.assert(
      fc.property(anyMembers, anySource, (pairs, source) => {
        const story: Story = { source, before: { members: beforeOf(pairs) }, now: { members: afterOf(pairs) } };
        const came = (before: Member | null, after: Member | null) => before === null && after !== null;
        const turned = (before: Member | null, after: Member | null) =>
          before !== null && after !== null && before.role !== after.role;
        expect(subjects(memberAddedRule, story)).toEqual(idsWhere(pairs, came));
        expect(subjects(memberRemovedRule, story)).toEqual(idsWhere(pairs, (before, after) => came(after, before)));
        expect(subjects(roleChangedRule, story)).toEqual(idsWhere(pairs, turned));
        expect(subjects(adminAddedRule, story)).toEqual(
          idsWhere(
            pairs,
            (before, after) => (came(before, after) || turned(before, after)) && isPrivileged(after?.role ?? ''),
          ),
        );
      }),
    );
  });

  it('of keys: only a reactivation is pressing', () => {
    fc.assert(
      fc.property(anyKeys, (pairs) => {
        const story: Story = { before: { keys: beforeOf(pairs) }, now: { keys: afterOf(pairs) } };
        expect(subjects(keyCreatedRule, story)).toEqual(idsWhere(pairs, (before, after) => !before && !!after));
        const changed = find(keyChangedRule, story);
        expect(changed.map(({ subject }) => subject).toSorted()).toEqual(
          idsWhere(pairs, (old, now) => !!old && !!now && (old.name !== now.name || old.status !== now.status)),
        );
        expect(changed.flatMap(({ severity, subject }) => (severity === 'high' ? subject : [])).toSorted()).toEqual(
          idsWhere(pairs, (old, now) => !!old && old.status !== 'active' && now?.status === 'active'),
        );
      }),
    );
  });

  it('of workspaces', () => {
    fc.assert(
      fc.property(anyWorkspaces, (pairs) => {
        const story: Story = { before: { workspaces: beforeOf(pairs) }, now: { workspaces: afterOf(pairs) } };
        expect(subjects(workspaceCreatedRule, story)).toEqual(idsWhere(pairs, (before, after) => !before && !!after));
        expect(subjects(workspaceArchivedRule, story)).toEqual(
          idsWhere(pairs, (before, after) => before?.archivedAt === null && !!after && after.archivedAt !== null),
        );
      }),
    );
  });

  it('of workspace admins who are not admins of everything', () => {
    fc.assert(
      fc.property(anyWorkspaceMembers, fc.nat(12), (pairs, admin) => {
        const members = [member(named('m', admin), { role: 'admin' })];
        const story: Story = {
          before: { members, workspaceMembers: beforeOf(pairs) },
          now: { members, workspaceMembers: afterOf(pairs) },
        };
        const risen = pairs.flatMap(({ before, after }) =>
          after?.workspaceRole === 'workspace_admin' && before?.workspaceRole !== 'workspace_admin' ? after : [],
        );
        expect(subjects(workspaceAdminAddedRule, story)).toEqual(
          risen
            .filter(({ userId }) => userId !== named('user_m', admin))
            .map(({ workspaceId, userId }) => `${workspaceId} ${userId}`)
            .toSorted(),
        );
      }),
    );
  });
});

const anyInvites = fc.array(fc.record({ role: anyRole, email: anyName, age: fc.nat(20) }), { maxLength: 8 });

/** An organisation with something of everything. */
const anyOrganisation = fc
  .tuple(anyMembers, anyKeys, anyWorkspaces, anyWorkspaceMembers, anyInvites)
  .map(([members, keys, workspaces, workspaceMembers, invites]) => ({
    members: afterOf(members),
    keys: afterOf(keys),
    workspaces: afterOf(workspaces),
    workspaceMembers: afterOf(workspaceMembers),
    invites: invites.map(({ age, ...parts }, place) =>
      invite(named('i', place), { ...parts, invitedAt: at(`2026-11-${String(22 - age).padStart(2, '0')}`) }),
    ),
    keyUse: { apikey_k0: dayOf(NOW) },
  }));

const findAll = (story: Story) => accessRules.flatMap((rule) => find(rule, story));

describe('an organisation', () => {
  it('that stays as it is has no events', () => {
    fc.assert(
      fc.property(anyOrganisation, (now) => {
        const found = findAll({ before: now, now });
        expect(found.filter(({ lifecycle }) => lifecycle === 'event')).toEqual([]);
      }),
    );
  });

  it('has neither events nor fewer states on its first reading', () => {
    fc.assert(
      fc.property(anyOrganisation, (now) => {
        expect(findAll({ now }).map(fingerprintOf)).toEqual(findAll({ before: now, now }).map(fingerprintOf));
      }),
    );
  });

  it('keeps its fingerprints and facts when everybody and everything is renamed', () => {
    // An invite has no name, and the address that it goes to is what it is.
    const rename = <T>(items: readonly T[]): T[] => items.map((item) => ({ ...item, name: 'x', email: 'x@y.example' }));
    fc.assert(
      fc.property(anyOrganisation, anyOrganisation, (before, now) => {
        const renamed = {
          ...now,
          members: rename(now.members),
          keys: rename(now.keys),
          workspaces: rename(now.workspaces),
        };
        const identify = (story: Story) =>
          findAll(story)
            // The one rule whose business a name is.
            .filter(({ rule }) => rule !== 'key-changed')
            .map((finding) => [fingerprintOf(finding), finding.facts]);
        expect(identify({ before, now: renamed })).toEqual(identify({ before, now }));
      }),
    );
  });
});

it('a few hundred changes are found among fifty thousand members', () => {
  const before = Array.from({ length: 50_000 }, (_, place) => member(named('m', place), { role: 'admin' }));
  const now = before.map((each, place) => (place % 100 === 0 ? { ...each, role: 'owner' } : each)).toReversed();
  expect(find(adminAddedRule, { before: { members: before }, now: { members: now } })).toHaveLength(500);
});
