import { contains, dayOf, type Instant, type Span } from '../../domain/day.ts';
import { isPending } from '../../domain/invite-state.ts';
import type { Invite } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import { isPrivileged } from '../../domain/roles.ts';

/**
 * How many invites of these days still wait, beside those to privileged roles, which are incidents; who accepted one is
 * a new member. Null: not known.
 */
export const countInvites = (parts: readonly Part<readonly Invite[]>[], span: Span, now: Instant): number | null => {
  if (parts.some(({ state }) => state === 'failed')) return null;
  return parts
    .flatMap((part) => (part.state === 'present' ? part.value : []))
    .filter((invite) => isPending(invite, now) && contains(span, dayOf(invite.invitedAt)) && !isPrivileged(invite.role))
    .length;
};
