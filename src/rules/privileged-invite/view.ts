import type { Statement } from '../../domain/finding.ts';
import type { Invite } from '../../domain/organisation.ts';
import { describePlace, membersPage, type Place } from '../describe-place.ts';
import { inviteFields, inviteRow } from '../view-invite.ts';

export const viewPrivilegedInvite = (invite: Invite, place: Place): Statement => ({
  title: `${invite.email} is invited to ${describePlace(place)} as ${invite.role}`,
  fields: inviteFields(invite, place),
  advice: `Ask the other administrators who sent it; if nobody did, delete it under ${membersPage(place.source)} before it is accepted.`,
  row: inviteRow(invite, place),
});
