import { type Creator, findCreator } from '../domain/find-creator.ts';
import type { ApiKey, Member } from '../domain/organisation.ts';
import { lastKnown } from './last-known.ts';
import type { Observation } from './rule.ts';

/**
 * Who made a key. Where the members cannot be read now, they are those of the last reading: it does not know who came
 * since, but whoever made a key before it and is not in it has left.
 */
export const findCreators = ({ members, before }: Observation): ((key: ApiKey) => Creator) => {
  // Made for the first key: most polls ask after none, and members may be very many.
  let people: ReadonlyMap<string, Member> | null = null;
  const readAt = members.state === 'present' ? Number.POSITIVE_INFINITY : (before.members?.at ?? 0);
  return (key) => {
    people ??= new Map(lastKnown(members, before.members).map((member) => [member.id, member]));
    const creator = findCreator(key, people);
    return creator.kind === 'left' && key.createdAt >= readAt ? { kind: 'unread', id: creator.id } : creator;
  };
};
