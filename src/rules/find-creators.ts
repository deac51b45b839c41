import { type Creator, findCreator } from '../domain/find-creator.ts';
import type { ApiKey } from '../domain/organisation.ts';
import { lastKnown } from './last-known.ts';
import type { Observation } from './rule.ts';

/**
 * Who made a key. Where the members cannot be read now, they are those of the last reading: it does not know who came
 * since, but whoever made a key before it and is not in it has left.
 */
export const findCreators = ({ members, before }: Observation): ((key: ApiKey) => Creator) => {
  const people = new Map(lastKnown(members, before.members).map((member) => [member.id, member]));
  const readAt = members.state === 'present' ? Number.POSITIVE_INFINITY : (before.members?.at ?? 0);
  return (key) => {
    const creator = findCreator(key, people);
    return creator.kind === 'left' && key.createdAt >= readAt ? { kind: 'unread', id: creator.id } : creator;
  };
};
