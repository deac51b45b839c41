import type { Part } from '../domain/part.ts';
import type { Observation } from './rule.ts';

/** The parts of an observation, by what people call them. */
export const listParts = (observation: Observation): readonly (readonly [name: string, part: Part<unknown>])[] => [
  ['members', observation.members],
  ['invites', observation.invites],
  ['workspaces', observation.workspaces],
  ['workspace members', observation.workspaceMembers],
  ['API keys', observation.keys],
  ['use of API keys', observation.keyUse],
  ['spend limits', observation.spendLimits],
  ['limit requests', observation.limitRequests],
  ['activity feed', observation.feed],
  ['spend', observation.spend],
  ['spend by workspace', observation.spendBy.workspace],
  ['spend by model', observation.spendBy.model],
];

/** The key under which it is remembered since when a part cannot be read. */
export const blindKey = ({ source }: Pick<Observation, 'source'>, part: string): string => `${source} ${part}`;
