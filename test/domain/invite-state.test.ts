import { expect, it } from 'vitest';
import { isPending, isStaleInvite } from '../../src/domain/invite-state.ts';
import { at, invite } from '../support/organisation.ts';

const now = at('2026-11-22');

it.each([
  ['a fresh invite', {}, '2026-11-20', true, false],
  ['one that waits for a week', {}, '2026-11-15', true, false],
  ['one that waits for longer', {}, '2026-11-14', true, true],
  ['one that was accepted', { status: 'accepted' }, '2026-11-10', false, false],
  ['one that is over', { expiresAt: now }, '2026-11-01', false, false],
] as const)('%s', (_, parts, invitedAt, pending, stale) => {
  const one = invite('eve', { ...parts, invitedAt: at(invitedAt) });
  expect([isPending(one, now), isStaleInvite(one, now)]).toEqual([pending, stale]);
});
