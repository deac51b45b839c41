import { describe, expect, it } from 'vitest';
import { privilegedInviteRule } from '../../../src/rules/privileged-invite/index.ts';
import { at, invite } from '../../support/organisation.ts';
import { find, readAloud } from '../find.ts';

const toAdmin = invite('eve', { role: 'admin', invitedAt: at('2026-11-20'), expiresAt: at('2026-12-11') });

describe('a privileged invite', () => {
  it('is told while it is pending', () => {
    expect(readAloud(privilegedInviteRule, { now: { invites: [toAdmin] } })).toMatchInlineSnapshot(`
      "eve@acme.example is invited to Acme Research (Claude Console) as admin
      E-mail: eve@acme.example
      Role: admin
      Invited: 20 Nov 2026
      Expires: 11 Dec 2026
      Organisation: Acme Research (Claude Console)
      Invite id: invite_eve
      Ask the other administrators who sent it; if nobody did, delete it under Console → Settings → Members before it is accepted.
      eve@acme.example | admin | 20 Nov 2026 | 11 Dec 2026 | Acme Research (Claude Console)"
    `);
  });

  it.each(['owner', 'primary_owner', 'membership_admin'])('may be one to %s', (role) => {
    const story = { source: 'enterprise', now: { invites: [{ ...toAdmin, role }] } } as const;
    expect(find(privilegedInviteRule, story)).toHaveLength(1);
  });

  it.each([
    ['is to another role', { role: 'developer' }],
    ['was accepted', { status: 'accepted', acceptedAt: at('2026-11-21') }],
    ['was deleted', { status: 'deleted' }],
    ['has expired', { status: 'expired' }],
    ['has expired without being called so yet', { expiresAt: at('2026-11-22') }],
  ])('is none that %s', (_, parts) => {
    expect(find(privilegedInviteRule, { now: { invites: [{ ...toAdmin, ...parts }] } })).toEqual([]);
  });
});
