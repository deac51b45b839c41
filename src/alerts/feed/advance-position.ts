import type { Activity, FeedPosition } from '../../domain/activity-feed.ts';
import { type Instant, toInstant } from '../../domain/day.ts';
import { countUnknown } from './count-unknown.ts';
import type { News } from './pick-news.ts';
import { MOST_SEEN, OVERLAP_MS } from './plan-look.ts';
import type { FeedReading } from './read-feed.ts';

/** What was read in one look: all types, and those that may be very late where it was their turn. */
export interface Looked {
  readonly main: FeedReading;
  readonly late: FeedReading | null;
}

const MOST_REQUESTS = 200;
const MOST_KEYS = 20;

/** The last of these, each once. */
const keepLast = (texts: readonly string[], most: number): readonly string[] => [...new Set(texts)].slice(-most);

/**
 * A look that reached the end stands at the newest activity, by the API's clock and not by ours; where nothing happens it
 * moves on an hour behind. One that was cut short goes on where it stopped.
 */
const followUntil = ({ newest, isWhole }: FeedReading, now: Instant): number => {
  if (isWhole) return Math.max(now - OVERLAP_MS, Math.min(newest ?? 0, now));
  return Math.min((newest ?? 0) + OVERLAP_MS, now);
};

/** How far the feed has been followed after this look. It never goes back. */
export const moveOn = (position: FeedPosition, { main }: Looked, now: Instant): Instant =>
  toInstant(Math.max(position.followedUntil, followUntil(main, now)));

interface Move {
  readonly followedUntil: Instant;
  readonly news: News;
  /** Of the news, what is counted. */
  readonly counted: readonly Activity[];
  /** What no feed is asked for again, but for what may be very late. */
  readonly settledUntil: number;
}

/** The position after a look, with all that must be remembered of it. */
export const advancePosition = (position: FeedPosition, { main, late }: Looked, move: Move): FeedPosition => {
  const { followedUntil, news, counted, settledUntil } = move;
  const lateIds = late === null ? null : new Set(late.activities.map(({ id }) => id));
  // Only a look at what is very late tells which of the old ids will be read again.
  const seen = [...position.seen, ...[...news.told, ...news.unknown].map(({ id, at }) => ({ id, at }))]
    .filter(({ id, at }) => at >= settledUntil || lateIds === null || lateIds.has(id))
    .toSorted((a, b) => a.at - b.at)
    .slice(-MOST_SEEN);
  const requests = [...position.ownRequests, ...main.requests, ...(late?.requests ?? [])];
  return {
    followedUntil,
    seen,
    ownRequests: keepLast(requests, MOST_REQUESTS),
    ownKeys: keepLast([...position.ownKeys, ...main.ownKeys, ...(late?.ownKeys ?? [])], MOST_KEYS),
    unknown: countUnknown(position.unknown, counted),
  };
};

/** The position of a feed before its first look: the overlap begins there, so that nothing older is ever told. */
export const startPosition = (since: Instant): FeedPosition => ({
  followedUntil: toInstant(since + OVERLAP_MS),
  seen: [],
  ownRequests: [],
  ownKeys: [],
  unknown: {},
});
