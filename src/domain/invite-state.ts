import { DAY_MS, type Instant } from './day.ts';
import type { Invite } from './organisation.ts';

/** How long an invite may wait before it is stale. The API lets it expire after 21 days. */
export const INVITE_STALE_DAYS = 7;
const STALE_MS = INVITE_STALE_DAYS * DAY_MS;

/** It can still be accepted: an invite past its end may be called pending for a while. */
export const isPending = ({ status, expiresAt }: Invite, now: Instant): boolean =>
  status === 'pending' && expiresAt > now;

/** Pending for more than seven days. */
export const isStaleInvite = (invite: Invite, now: Instant): boolean =>
  isPending(invite, now) && now - invite.invitedAt > STALE_MS;
