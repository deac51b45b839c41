import type { Instant } from '../domain/day.ts';
import type { Part } from '../domain/part.ts';
import type { Seen, Snapshot } from '../domain/snapshot.ts';
import type { Observation } from '../rules/rule.ts';

const advance = <T>(before: Seen<T> | null, part: Part<readonly T[]>, now: Instant): Seen<T> | null =>
  part.state === 'present' ? { at: now, items: part.value } : before;

/** What the next poll is compared with: what was read now, and where that failed what was read last. */
export const advanceSnapshot = (observation: Observation, now: Instant): Snapshot => {
  const { source, before } = observation;
  return {
    source,
    members: advance(before.members, observation.members, now),
    invites: advance(before.invites, observation.invites, now),
    workspaces: advance(before.workspaces, observation.workspaces, now),
    workspaceMembers: advance(before.workspaceMembers, observation.workspaceMembers, now),
    keys: advance(before.keys, observation.keys, now),
  };
};
