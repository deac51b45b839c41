import { formatDay } from '../blocks/describe-time.ts';
import { dayOf } from '../domain/day.ts';
import type { Statement } from '../domain/finding.ts';
import type { Member } from '../domain/organisation.ts';
import type { Source } from '../domain/spend.ts';
import { describePerson } from './describe-person.ts';
import { describePlace, membersPage, type Place } from './describe-place.ts';

/** Rules about members tell the changes of one poll in one message. */
export const MEMBERS_GROUP = { group: 'members', groupTitle: 'changes among members' } as const;

export const MEMBER_COLUMNS: readonly string[] = ['Change', 'Name', 'E-mail', 'Role', 'Organisation'];

const UNDO = 'or in your identity provider where that manages them';

/** Of one change and of all in one message; a group says it once. */
export const MEMBERS_ADVICE: Readonly<Record<Source, string>> = {
  console:
    `Put right what nobody meant under ${membersPage('console')}, ${UNDO}. ` +
    'API keys of people who left may keep working: /claude-keys orphaned lists them.',
  enterprise: `Put right what nobody meant under ${membersPage('enterprise')}, ${UNDO}.`,
};

/** A change of a member. `role` says what it was and is: `developer → admin`. */
export interface MemberChange {
  readonly change: string;
  readonly member: Member;
  readonly role: string;
  readonly place: Place;
}

export const memberRow = ({ change, member, role, place }: MemberChange): readonly string[] => [
  change,
  member.name,
  member.email,
  role,
  describePlace(place),
];

export const memberFields = ({ member, role, place }: MemberChange): Statement['fields'] => [
  { label: 'Person', value: describePerson(member) },
  { label: 'Role', value: role },
  { label: 'Organisation', value: describePlace(place) },
  { label: 'Joined', value: formatDay(dayOf(member.addedAt)) },
  { label: 'User id', value: member.id },
];
