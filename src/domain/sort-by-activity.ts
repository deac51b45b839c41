import { dayOf } from './day.ts';
import type { Member } from './organisation.ts';
import type { SeenPeople } from './seen-people.ts';

/** Members by whether they were seen. */
export interface Activeness {
  readonly active: readonly Member[];
  /** Not seen, but they joined within the days, so that nothing can be concluded. */
  readonly joined: readonly Member[];
  /** Members before the days began who were not seen on any of them; longest members first. */
  readonly releasable: readonly Member[];
}

/** Tells members apart by whether they were seen, by id or by address. */
export const sortByActivity = (members: readonly Member[], { covered, userIds, emails }: SeenPeople): Activeness => {
  const isSeen = ({ id, email }: Member): boolean => userIds.has(id) || emails.has(email.toLowerCase());
  const isNew = ({ addedAt }: Member): boolean => dayOf(addedAt) >= covered.from;
  const unseen = members.filter((member) => !isSeen(member));
  return {
    active: members.filter(isSeen),
    joined: unseen.filter(isNew),
    releasable: unseen.filter((member) => !isNew(member)).toSorted((a, b) => a.addedAt - b.addedAt),
  };
};
