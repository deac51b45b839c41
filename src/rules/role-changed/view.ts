import type { Statement } from '../../domain/finding.ts';
import type { Member } from '../../domain/organisation.ts';
import { describePerson } from '../describe-person.ts';
import { describePlace, type Place } from '../describe-place.ts';
import { askAdmins } from '../find-admins.ts';
import { MEMBERS_ADVICE, memberFields, memberRow } from '../view-member.ts';

interface ChangedRole {
  readonly member: Member;
  readonly formerly: string;
  readonly admins: readonly Member[];
  readonly place: Place;
}

export const viewRoleChanged = ({ member, formerly, admins, place }: ChangedRole): Statement => {
  const change = { change: 'new role', member, role: `${formerly} → ${member.role}`, place };
  return {
    title: `${describePerson(member)} changed from ${formerly} to ${member.role} in ${describePlace(place)}`,
    fields: [...memberFields(change), ...askAdmins(admins, member.id)],
    advice: MEMBERS_ADVICE[place.source],
    row: memberRow(change),
  };
};
