import { DAY_MS, type Day, HOUR_MS, startOf, toInstant } from '../../domain/day.ts';
import type { Invite } from '../../domain/organisation.ts';
import { makeId } from './ids.ts';

/** The API fixes it. */
const VALID_MS = 21 * DAY_MS;

/** Newest first. Pending ones: fresh, older than a week, and one to a privileged role; the rest is history. */
export const buildInvites = (seed: string, today: Day, privilegedRole: string): Invite[] => {
  const invite = (local: string, role: string, age: number, status: string): Invite => {
    const invitedAt = toInstant(startOf(today) - age * DAY_MS + 9 * HOUR_MS);
    return {
      id: makeId('invite', `${seed}/${privilegedRole}/${local}`),
      email: `${local}@acme.example`,
      role,
      invitedAt,
      expiresAt: toInstant(invitedAt + VALID_MS),
      acceptedAt: status === 'accepted' ? toInstant(invitedAt + DAY_MS) : null,
      status,
    };
  };
  return [
    invite('new.hire', 'user', 1, 'pending'),
    invite('platform.lead', privilegedRole, 3, 'pending'),
    invite('slow.replier', 'user', 12, 'pending'),
    invite('visiting.scholar', 'user', 19, 'pending'),
    invite('changed.mind', 'user', 40, 'expired'),
    invite('quick.starter', 'user', 44, 'accepted'),
    invite('long.gone', 'user', 90, 'expired'),
  ];
};
