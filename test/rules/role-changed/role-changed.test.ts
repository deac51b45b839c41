import { describe, expect, it } from 'vitest';
import { adminAddedRule } from '../../../src/rules/admin-added/index.ts';
import { roleChangedRule } from '../../../src/rules/role-changed/index.ts';
import { member } from '../../support/organisation.ts';
import { find, readAloud } from '../find.ts';

const ada = member('ada');
const bob = member('bob', { role: 'admin' });

describe('a changed role', () => {
  it('is told with what it was and is', () => {
    const story = { before: { members: [ada, bob] }, now: { members: [{ ...ada, role: 'billing' }, bob] } };
    expect(readAloud(roleChangedRule, story)).toMatchInlineSnapshot(`
      "Ada Example (ada@acme.example) changed from developer to billing in Acme Research (Claude Console)
      Person: Ada Example (ada@acme.example)
      Role: developer → billing
      Organisation: Acme Research (Claude Console)
      Joined: 2 Mar 2025
      User id: user_ada
      Ask: Bob Example (bob@acme.example)
      Put right what nobody meant under Console → Settings → Members, or in your identity provider where that manages them. API keys of people who left may keep working: /claude-keys orphaned lists them.
      new role | Ada Example | ada@acme.example | developer → billing | Acme Research (Claude Console)"
    `);
  });

  it('is the same fact as the new admin that it makes', () => {
    const story = { before: { members: [ada] }, now: { members: [{ ...ada, role: 'admin' }] } };
    const facts = [roleChangedRule, adminAddedRule].map((rule) =>
      find(rule, story).flatMap((finding) => finding.facts),
    );
    expect(facts).toEqual([['member:console:user_ada:role:admin'], ['member:console:user_ada:role:admin']]);
  });

  it('is neither a newcomer, nor somebody who left, nor another name', () => {
    const story = { before: { members: [ada, bob] }, now: { members: [{ ...ada, name: 'A. L.' }, member('cyd')] } };
    expect(find(roleChangedRule, story)).toEqual([]);
  });
});
