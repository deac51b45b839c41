import { listWords } from '../blocks/quote.ts';
import type { Statement } from '../domain/finding.ts';
import type { Member } from '../domain/organisation.ts';
import { compareRoles, isPrivileged } from '../domain/roles.ts';
import { describePerson } from './describe-person.ts';
import { lastKnown } from './last-known.ts';
import type { Observation } from './rule.ts';

/** Who decides about access now and did when the members were last read: whoever changed something is one of them. */
export const findAdmins = ({ before, members }: Observation): readonly Member[] => {
  const held = new Set(before.members?.items.filter(({ role }) => isPrivileged(role)).map(({ id }) => id));
  return lastKnown(members, before.members)
    .filter(({ id, role }) => isPrivileged(role) && (before.members === null || held.has(id)))
    .toSorted((a, b) => compareRoles(a.role, b.role));
};

/** So many that one of them answers. */
const MOST = 3;

/** Whom to ask about a change; `subject` is the id of whom it concerns. Nothing where nobody else is known. */
export const askAdmins = (admins: readonly Member[], subject: string | null): Statement['fields'] => {
  const others = admins.slice(0, MOST + 2).filter(({ id }) => id !== subject);
  const names = others.slice(0, MOST).map(describePerson);
  if (names.length === 0) return [];
  return [{ label: 'Ask', value: listWords(others.length > MOST ? [...names, 'other administrators'] : names) }];
};
