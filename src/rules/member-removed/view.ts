import type { Statement } from '../../domain/finding.ts';
import type { Member } from '../../domain/organisation.ts';
import { describePerson } from '../describe-person.ts';
import { describePlace, type Place } from '../describe-place.ts';
import { askAdmins } from '../find-admins.ts';
import { MEMBERS_ADVICE, memberFields, memberRow } from '../view-member.ts';

interface FormerMember {
  /** As they were read last. */
  readonly member: Member;
  readonly admins: readonly Member[];
  readonly place: Place;
}

export const viewMemberRemoved = ({ member, admins, place }: FormerMember): Statement => {
  const change = { change: 'left', member, role: member.role, place };
  return {
    title: `${describePerson(member)}, until now ${member.role}, is no longer a member of ${describePlace(place)}`,
    fields: [...memberFields(change), ...askAdmins(admins, member.id)],
    advice: MEMBERS_ADVICE[place.source],
    row: memberRow(change),
  };
};
