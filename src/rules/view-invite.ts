import { formatDay } from '../blocks/describe-time.ts';
import { dayOf } from '../domain/day.ts';
import type { Statement } from '../domain/finding.ts';
import type { Invite } from '../domain/organisation.ts';
import { describePlace, type Place } from './describe-place.ts';

export const INVITE_COLUMNS: readonly string[] = ['E-mail', 'Role', 'Invited', 'Expires', 'Organisation'];

export const inviteFields = ({ id, email, role, invitedAt, expiresAt }: Invite, place: Place): Statement['fields'] => [
  { label: 'E-mail', value: email },
  { label: 'Role', value: role },
  { label: 'Invited', value: formatDay(dayOf(invitedAt)) },
  { label: 'Expires', value: formatDay(dayOf(expiresAt)) },
  { label: 'Organisation', value: describePlace(place) },
  { label: 'Invite id', value: id },
];

export const inviteRow = ({ email, role, invitedAt, expiresAt }: Invite, place: Place): readonly string[] => [
  email,
  role,
  formatDay(dayOf(invitedAt)),
  formatDay(dayOf(expiresAt)),
  describePlace(place),
];
