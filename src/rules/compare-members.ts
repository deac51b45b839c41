import { diffLists } from '../domain/diff-lists.ts';
import type { Member } from '../domain/organisation.ts';
import type { Difference } from '../domain/snapshot.ts';

/** Who came, who left, and whose role is another one. A new name or address is the same person. */
export const compareMembers = (before: readonly Member[], after: readonly Member[]): Difference<Member> =>
  diffLists(
    before,
    after,
    ({ id }) => id,
    (old, now) => old.role !== now.role,
  );
