import type { Activity, FeedPosition } from '../../domain/activity-feed.ts';
import type { Instant } from '../../domain/day.ts';
import { absent, type Part, present } from '../../domain/part.ts';
import type { ClaudeSource } from '../../ports.ts';
import { NOISY_TYPES } from '../../rules/activity/quiet-types.ts';
import type { Looked } from './advance-position.ts';
import { LOOK_BACK_MS, type Look, planFirstLook, planLook } from './plan-look.ts';
import { readKnown, readMost } from './read-feed.ts';

/** Anthropic's own access to data: shown up to two business days after it. */
const LATE_TYPES = ['anthropic_access', 'cmek_preserve'];

/** One look at one feed. */
export interface FeedLook extends Look {
  readonly looked: Looked;
  /** What was there before this feed was followed, and is no news. */
  readonly old: readonly Activity[];
}

export interface Looking {
  /** Null where the feed was never followed. */
  readonly position: FeedPosition | null;
  /** No feed was ever followed. */
  readonly isFirstOfAll: boolean;
  readonly now: Instant;
  readonly lookedAt: Instant | null;
  readonly ownRequests: ReadonlySet<string>;
}

/**
 * A key that never could read the feed does not offer it. One that could and may no more leaves the watcher blind, until
 * what it missed could not be caught up anyway.
 */
const asOffered = <T>(part: Part<T>, { position, now }: Looking): Part<T> => {
  if (part.state !== 'failed' || part.problem.kind !== 'scope-missing') return part;
  const wasFollowed = position !== null && now - position.followedUntil < LOOK_BACK_MS;
  return wasFollowed ? part : absent({ kind: 'not-offered' });
};

/** Reads what there is since the last look. Nothing is half read: what fails leaves everything to the next poll. */
export const lookAtFeed = async (
  source: Pick<ClaudeSource, 'activities'>,
  looking: Looking,
): Promise<Part<FeedLook>> => {
  const { position, isFirstOfAll, now, lookedAt, ownRequests } = looking;
  const look = position === null ? planFirstLook(now, isFirstOfAll) : planLook(position, now, lookedAt);
  const main = await readMost(source, { since: look.since, types: [], exceptTypes: NOISY_TYPES, ownRequests });
  if (main.state !== 'present') return asOffered(main, looking);
  const before = isFirstOfAll ? main.value.activities : [];
  if (look.lateSince === null) return present({ ...look, looked: { main: main.value, late: null }, old: before });
  const late = await readKnown(source, { since: look.lateSince, types: LATE_TYPES, exceptTypes: [], ownRequests });
  if (late.state !== 'present') return asOffered(late, looking);
  const old = position === null ? [...before, ...late.value.activities] : before;
  return present({ ...look, looked: { main: main.value, late: late.value }, old });
};
