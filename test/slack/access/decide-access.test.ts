import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAccess, type Policy, type Roster } from '../../../src/slack/access/decide-access.ts';
import type { Person } from '../../../src/slack/access/person.ts';

const member: Person = {
  id: 'U1',
  email: null,
  teams: ['T1'],
  bot: false,
  deactivated: false,
  guest: false,
  stranger: false,
  workspaceAdmin: false,
};
const nobody: Roster = { given: false, userIds: new Set(), unreadGroups: [] };
const named = (...ids: readonly string[]): Roster => ({ given: true, userIds: new Set(ids), unreadGroups: [] });
const unread: Roster = { given: true, userIds: new Set(), unreadGroups: ['S1'] };
const open: Policy = { team: 'T1', admins: nobody, viewers: nobody };

const NEEDS = ['admin', 'viewer', 'everybody'] as const;
/** What somebody may, of the three. */
const mayOf = (person: Partial<Person>, policy: Partial<Policy> = {}) =>
  NEEDS.filter((need) => decideAccess({ ...member, ...person }, { ...open, ...policy }, need).allowed);

describe('decideAccess', () => {
  it.each([
    ['a member', {}, {}, ['everybody']],
    ['a workspace admin while nobody is named', { workspaceAdmin: true }, {}, ['admin', 'viewer', 'everybody']],
    ['a workspace admin once others are named', { workspaceAdmin: true }, { admins: named('U2') }, ['everybody']],
    ['a named admin', {}, { admins: named('U1') }, ['admin', 'viewer', 'everybody']],
    ['a named viewer', {}, { viewers: named('U1') }, ['viewer', 'everybody']],
    ['a member of another workspace of our grid too', { teams: ['T2', 'T1'] }, {}, ['everybody']],
    ['who is named, though a group is unreadable', {}, { admins: { ...unread, userIds: new Set(['U1']) } }, [...NEEDS]],
    ['who may be in an unreadable group', {}, { admins: unread, viewers: unread }, ['everybody']],
  ])('%s', (_, person, policy, may) => {
    expect(mayOf(person, policy)).toEqual(may);
  });

  it.each([
    ['bot', { bot: true }],
    ['deactivated', { deactivated: true }],
    ['guest', { guest: true }],
    ['stranger', { stranger: true }],
    ['stranger', { teams: ['T2'] }],
    ['stranger', { teams: [] }],
  ])('a %s may nothing, whatever the lists say', (because, person) => {
    const lists = { admins: named('U1'), viewers: named('U1') };
    for (const need of NEEDS) {
      const decision = decideAccess({ ...member, workspaceAdmin: true, ...person }, { ...open, ...lists }, need);
      expect(decision).toEqual({ allowed: false, because });
    }
  });

  it('says whether a list or Slack is the reason', () => {
    const because = (policy: Partial<Policy>, need: 'admin' | 'viewer') =>
      decideAccess(member, { ...open, ...policy }, need);
    expect(because({}, 'admin')).toEqual({ allowed: false, because: 'not-admin' });
    expect(because({}, 'viewer')).toEqual({ allowed: false, because: 'not-viewer' });
    expect(because({ viewers: unread }, 'viewer')).toEqual({ allowed: false, because: 'group-unread' });
    expect(because({ viewers: unread }, 'admin')).toEqual({ allowed: false, because: 'not-admin' });
  });

  it('never lets less through than it needs: who may act may read, who may read may ask for themselves', () => {
    const roster = fc.record({
      given: fc.boolean(),
      userIds: fc.constantFrom(new Set<string>(), new Set(['U1'])),
      unreadGroups: fc.constantFrom([], ['S1']),
    });
    const person = fc.record({
      id: fc.constant('U1'),
      teams: fc.constantFrom<readonly string[]>([], ['T1'], ['T2']),
      bot: fc.boolean(),
      deactivated: fc.boolean(),
      guest: fc.boolean(),
      stranger: fc.boolean(),
      workspaceAdmin: fc.boolean(),
    });
    fc.assert(
      fc.property(person, roster, roster, (somebody, admins, viewers) => {
        const may = mayOf(somebody, { admins, viewers });
        expect([[], ['everybody'], ['viewer', 'everybody'], [...NEEDS]]).toContainEqual(may);
      }),
    );
  });
});
