import { describePerson } from '../describe-person.ts';
import { lastKnown } from '../last-known.ts';
import type { Observation } from '../rule.ts';

/** What people call what has this id or address; null where no list has it. */
export type NameThing = (idOrEmail: string) => string | null;

/** People by id and address, keys and workspaces by id, as all organisations list them. */
export const nameThings = (observations: readonly Observation[]): NameThing => {
  const names = new Map<string, string>();
  for (const { members, keys, workspaces, before } of observations) {
    for (const member of lastKnown(members, before.members)) {
      names.set(member.id, describePerson(member));
      names.set(member.email.toLowerCase(), describePerson(member));
    }
    for (const { id, name, hint } of lastKnown(keys, before.keys)) names.set(id, `"${name}" (${hint ?? id})`);
    for (const { id, name } of lastKnown(workspaces, before.workspaces)) names.set(id, name);
  }
  return (idOrEmail) => names.get(idOrEmail) ?? names.get(idOrEmail.toLowerCase()) ?? null;
};
