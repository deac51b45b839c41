import { describe, expect, it } from 'vitest';
import { memberRemovedRule } from '../../../src/rules/member-removed/index.ts';
import { member } from '../../support/organisation.ts';
import { find, missing, readAloud } from '../find.ts';

const ada = member('ada', { role: 'admin' });
const bob = member('bob');

describe('a former member', () => {
  it('is told as last seen, with what stays behind', () => {
    expect(
      readAloud(memberRemovedRule, { before: { members: [ada, bob] }, now: { members: [ada] } }),
    ).toMatchInlineSnapshot(`
      "Bob Example (bob@acme.example), until now developer, is no longer a member of Acme Research (Claude Console)
      Person: Bob Example (bob@acme.example)
      Role: developer
      Organisation: Acme Research (Claude Console)
      Joined: 2 Mar 2025
      User id: user_bob
      Ask: Ada Example (ada@acme.example)
      Put right what nobody meant under Console → Settings → Members, or in your identity provider where that manages them. API keys of people who left may keep working: /claude-keys orphaned lists them.
      left | Bob Example | bob@acme.example | developer | Acme Research (Claude Console)"
    `);
  });

  it('is everybody, when the list is empty', () => {
    expect(find(memberRemovedRule, { before: { members: [ada, bob] }, now: { members: [] } })).toHaveLength(2);
  });

  it('is nobody while the list cannot be read', () => {
    const story = { before: { members: [ada, bob] }, failing: ['members'] } as const;
    expect(missing(memberRemovedRule, story)).not.toBeNull();
  });
});
