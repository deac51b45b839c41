import type { Statement } from '../../domain/finding.ts';
import { INVITE_STALE_DAYS } from '../../domain/invite-state.ts';
import type { Invite } from '../../domain/organisation.ts';
import { describePlace, membersPage, type Place } from '../describe-place.ts';
import { inviteFields, inviteRow } from '../view-invite.ts';

export const viewStaleInvite = (invite: Invite, place: Place): Statement => ({
  title: `${invite.email} has not accepted the invite to ${describePlace(place)} as ${invite.role} for more than ${INVITE_STALE_DAYS} days`,
  fields: inviteFields(invite, place),
  advice: `Remind whoever is still expected, and delete what is not needed under ${membersPage(place.source)}: until it expires, whoever has the e-mail can accept it.`,
  row: inviteRow(invite, place),
});
