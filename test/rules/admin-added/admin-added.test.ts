import { describe, expect, it } from 'vitest';
import { adminAddedRule } from '../../../src/rules/admin-added/index.ts';
import { at, member } from '../../support/organisation.ts';
import { find, missing, readAloud, tell } from '../find.ts';

const ada = member('ada');
const bob = member('bob', { role: 'admin' });

describe('a new admin', () => {
  it('is told in full when a member is promoted', () => {
    const story = { before: { members: [ada, bob] }, now: { members: [{ ...ada, role: 'admin' }, bob] } };
    expect(readAloud(adminAddedRule, story)).toMatchInlineSnapshot(`
      "Ada Example (ada@acme.example) is now an admin of Acme Research (Claude Console)
      Person: Ada Example (ada@acme.example)
      Role: developer → admin
      Organisation: Acme Research (Claude Console)
      Joined: 2 Mar 2025
      User id: user_ada
      Ask: Bob Example (bob@acme.example)
      If none of the administrators meant this, take the role away under Console → Settings → Members and check what was changed since.
      new role | Ada Example | ada@acme.example | developer → admin | Acme Research (Claude Console)"
    `);
  });

  it('is told when somebody joins as one', () => {
    const story = {
      before: { members: [ada] },
      now: { members: [ada, member('eve', { role: 'admin', addedAt: at('2026-11-22') })] },
    };
    expect(tell(adminAddedRule, story)).toEqual([
      'high event: Eve Example (eve@acme.example) is new and is now an admin of Acme Research (Claude Console)',
    ]);
  });

  it.each([
    ['owner', 'is now an owner of'],
    ['primary_owner', 'is now the primary owner of'],
    ['membership_admin', 'is now a membership admin of'],
  ])('may be %s in Claude Enterprise', (role, words) => {
    const story = {
      source: 'enterprise',
      before: { members: [ada] },
      now: { members: [{ ...ada, role }] },
    } as const;
    expect(tell(adminAddedRule, story)).toEqual([
      `high event: Ada Example (ada@acme.example) ${words} Acme Research (Claude Enterprise)`,
    ]);
    expect(readAloud(adminAddedRule, story)).toContain('claude.ai → Organization settings → Members');
  });

  it.each([
    ['another role', { ...ada, role: 'billing' }],
    ['another name and address', { ...ada, name: 'Ada Lovelace', email: 'countess@acme.example' }],
    ['a role that is newer than this program', { ...ada, role: 'administrator_of_tea' }],
  ])('is not who got %s', (_, now) => {
    expect(find(adminAddedRule, { before: { members: [ada, bob] }, now: { members: [now, bob] } })).toEqual([]);
  });

  it('is nobody on the first reading', () => {
    expect(find(adminAddedRule, { now: { members: [bob] } })).toEqual([]);
  });

  it('cannot be told while the members cannot be read', () => {
    expect(missing(adminAddedRule, { before: { members: [ada] }, failing: ['members'] })).toMatch(
      /^members: The Claude Console is having trouble \(503\)/,
    );
  });

  it('names a few of those who could have done it, never the person itself', () => {
    const admins = ['bob', 'cyd', 'dan', 'eli'].map((id) => member(id, { role: 'admin' }));
    const promoted = { ...ada, role: 'admin' };
    const ask = (...others: typeof admins) =>
      /Ask: (.*)/.exec(
        readAloud(adminAddedRule, { before: { members: [ada, ...others] }, now: { members: [promoted, ...others] } }),
      )?.[1];
    expect(ask()).toBeUndefined();
    expect(ask(...admins.slice(0, 3))).toBe(
      'Bob Example (bob@acme.example), Cyd Example (cyd@acme.example) and Dan Example (dan@acme.example)',
    );
    expect(ask(...admins)).toMatch(/^Bob .*, Dan Example \(dan@acme\.example\) and other administrators$/);
  });

  it('sends nobody to somebody who became an admin in the same moment', () => {
    const eve = member('eve');
    const story = {
      before: { members: [ada, bob, eve] },
      now: { members: [{ ...ada, role: 'admin' }, bob, { ...eve, role: 'admin' }] },
    };
    const asked = find(adminAddedRule, story).map(({ statement }) =>
      statement.fields.flatMap(({ label, value }) => (label === 'Ask' ? value : [])),
    );
    expect(asked).toEqual([['Bob Example (bob@acme.example)'], ['Bob Example (bob@acme.example)']]);
  });
});
