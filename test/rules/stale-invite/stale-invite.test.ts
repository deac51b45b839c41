import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import { staleInviteRule } from '../../../src/rules/stale-invite/index.ts';
import { NOW } from '../../support/fake-source.ts';
import { at, invite } from '../../support/organisation.ts';
import { find, missing, readAloud } from '../find.ts';

const WEEK = 7 * 86_400_000;

describe('a stale invite', () => {
  it('is told after a week', () => {
    expect(readAloud(staleInviteRule, { now: { invites: [invite('slow')] } })).toMatchInlineSnapshot(`
      "slow@acme.example has not accepted the invite to Acme Research (Claude Console) as user for more than 7 days
      E-mail: slow@acme.example
      Role: user
      Invited: 10 Nov 2026
      Expires: 1 Dec 2026
      Organisation: Acme Research (Claude Console)
      Invite id: invite_slow
      Remind whoever is still expected, and delete what is not needed under Console → Settings → Members: until it expires, whoever has the e-mail can accept it.
      slow@acme.example | user | 10 Nov 2026 | 1 Dec 2026 | Acme Research (Claude Console)"
    `);
  });

  it.each([
    ['a week old', WEEK, 0],
    ['a moment older than a week', WEEK + 1, 1],
  ])('%s', (_, age, count) => {
    const old = invite('slow', { invitedAt: toInstant(NOW - age) });
    expect(find(staleInviteRule, { now: { invites: [old] } })).toHaveLength(count);
  });

  it.each([
    ['accepted', { status: 'accepted' }],
    ['deleted', { status: 'deleted' }],
    ['expired', { status: 'expired', expiresAt: at('2026-11-21') }],
  ])('is not one that is %s', (_, parts) => {
    expect(find(staleInviteRule, { now: { invites: [invite('slow', parts)] } })).toEqual([]);
  });

  it('cannot be told while the invites cannot be read', () => {
    expect(missing(staleInviteRule, { failing: ['invites'] })).toMatch(/^invites: /);
  });
});
