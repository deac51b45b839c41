import type { Statement } from '../../domain/finding.ts';
import type { Member } from '../../domain/organisation.ts';
import { describePerson } from '../describe-person.ts';
import { describePlace, type Place } from '../describe-place.ts';
import { askAdmins } from '../find-admins.ts';
import { MEMBERS_ADVICE, memberFields, memberRow } from '../view-member.ts';

interface NewMember {
  readonly member: Member;
  readonly admins: readonly Member[];
  readonly place: Place;
}

export const viewMemberAdded = ({ member, admins, place }: NewMember): Statement => {
  const change = { change: 'joined', member, role: member.role, place };
  return {
    title: `${describePerson(member)} joined ${describePlace(place)} as ${member.role}`,
    fields: [...memberFields(change), ...askAdmins(admins, member.id)],
    advice: MEMBERS_ADVICE[place.source],
    row: memberRow(change),
  };
};
