import type { Creator } from '../domain/find-creator.ts';
import { findKeyHome, indexWorkspaces, type KeyHome } from '../domain/find-key-home.ts';
import type { ApiKey } from '../domain/organisation.ts';
import { describePerson } from './describe-person.ts';
import { describePlace } from './describe-place.ts';
import { findCreators } from './find-creators.ts';
import { lastKnown } from './last-known.ts';
import type { Observation } from './rule.ts';

/** A key in words, each of them plain text. */
export interface KeyWords {
  readonly key: ApiKey;
  /** `"pipeline" (sk-ant-api03-Q7x...mQAA)`; the id where there is no hint: names are not unique. */
  readonly name: string;
  /** `workspace Production`, `whole organisation`. */
  readonly scope: string;
  readonly createdBy: string;
  /** `Acme Research (Claude Console)` */
  readonly place: string;
}

const describeScope = (home: KeyHome): string => {
  switch (home.kind) {
    case 'organisation':
      return 'whole organisation';
    case 'workspace':
      return `workspace ${home.workspace.name}`;
    case 'default':
      return 'default workspace';
    case 'unlisted':
      return `workspace ${home.id}`;
  }
};

/** `left` says what somebody was called who left. */
const describeCreator = (creator: Creator, left: (id: string) => string): string => {
  switch (creator.kind) {
    case 'member':
      return describePerson(creator.member);
    case 'left':
      return `${left(creator.id)}, no longer a member`;
    case 'service-account':
      return `service account ${creator.id}`;
    case 'unread':
    case 'other':
      return creator.id;
    case 'unknown':
      return 'unknown';
  }
};

/** Names what belongs to a key, as far as the other lists of the observation could be read. */
export const describeKeys = (observation: Observation): ((key: ApiKey) => KeyWords) => {
  const creatorOf = findCreators(observation);
  const leavers = new Map((observation.leavers ?? []).map((leaver) => [leaver.id, leaver]));
  const nameLeaver = (id: string): string => {
    const leaver = leavers.get(id);
    return leaver === undefined ? id : describePerson(leaver);
  };
  const workspaces = indexWorkspaces(lastKnown(observation.workspaces, observation.before.workspaces));
  const place = describePlace(observation);
  return (key) => ({
    key,
    name: `"${key.name}" (${key.hint ?? key.id})`,
    scope: describeScope(findKeyHome(key, workspaces)),
    createdBy: describeCreator(creatorOf(key), nameLeaver),
    place,
  });
};
