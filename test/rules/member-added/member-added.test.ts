import { describe, expect, it } from 'vitest';
import { adminAddedRule } from '../../../src/rules/admin-added/index.ts';
import { memberAddedRule } from '../../../src/rules/member-added/index.ts';
import { at, member } from '../../support/organisation.ts';
import { find, readAloud } from '../find.ts';

const owner = member('olga', { role: 'owner' });
const newcomer = member('eve', { role: 'user', addedAt: at('2026-11-22') });

describe('a new member', () => {
  it('is told with role and whom to ask', () => {
    const story = {
      source: 'enterprise',
      before: { members: [owner] },
      now: { members: [newcomer, owner] },
    } as const;
    expect(readAloud(memberAddedRule, story)).toMatchInlineSnapshot(`
      "Eve Example (eve@acme.example) joined Acme Research (Claude Enterprise) as user
      Person: Eve Example (eve@acme.example)
      Role: user
      Organisation: Acme Research (Claude Enterprise)
      Joined: 22 Nov 2026
      User id: user_eve
      Ask: Olga Example (olga@acme.example)
      Put right what nobody meant under claude.ai → Organization settings → Members, or in your identity provider where that manages them.
      joined | Eve Example | eve@acme.example | user | Acme Research (Claude Enterprise)"
    `);
  });

  it('who is an admin is the same fact for both rules', () => {
    const story = { before: { members: [] }, now: { members: [{ ...newcomer, role: 'admin' }] } };
    const facts = [memberAddedRule, adminAddedRule].map((rule) =>
      find(rule, story).flatMap((finding) => finding.facts),
    );
    expect(facts).toEqual([['member:console:user_eve:role:admin'], ['member:console:user_eve:role:admin']]);
  });

  it('is nobody on the first reading, however many there are', () => {
    expect(find(memberAddedRule, { now: { members: [owner, newcomer] } })).toEqual([]);
  });

  it('goes by the address where there is no name', () => {
    const nameless = { ...newcomer, name: '' };
    expect(readAloud(memberAddedRule, { before: { members: [] }, now: { members: [nameless] } })).toMatch(
      /^eve@acme\.example joined Acme Research \(Claude Console\) as user\n/,
    );
  });
});
