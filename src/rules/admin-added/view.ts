import type { Statement } from '../../domain/finding.ts';
import type { Member } from '../../domain/organisation.ts';
import { describePerson } from '../describe-person.ts';
import { describePlace, membersPage, type Place } from '../describe-place.ts';
import { askAdmins } from '../find-admins.ts';
import { memberFields, memberRow } from '../view-member.ts';

interface NewAdmin {
  readonly member: Member;
  /** The role until now; null for somebody who was no member. */
  readonly formerly: string | null;
  readonly admins: readonly Member[];
  readonly place: Place;
}

const TITLES: Readonly<Record<string, string>> = {
  admin: 'an admin',
  owner: 'an owner',
  primary_owner: 'the primary owner',
  membership_admin: 'a membership admin',
};

export const viewAdminAdded = ({ member, formerly, admins, place }: NewAdmin): Statement => {
  const change = {
    change: formerly === null ? 'joined' : 'new role',
    member,
    role: formerly === null ? member.role : `${formerly} → ${member.role}`,
    place,
  };
  const became = `is now ${TITLES[member.role] ?? member.role} of ${describePlace(place)}`;
  return {
    title: `${describePerson(member)} ${formerly === null ? 'is new and ' : ''}${became}`,
    fields: [...memberFields(change), ...askAdmins(admins, member.id)],
    advice: `If none of the administrators meant this, take the role away under ${membersPage(place.source)} and check what was changed since.`,
    row: memberRow(change),
  };
};
