import type { SampleActivity } from '../organisation/feed.ts';
import type { FeedQuery } from './read-feed-query.ts';
import { invalid } from './refusal.ts';

type Place = Pick<SampleActivity, 'at' | 'id'>;

/** By time, and those of one instant by id. */
const compareActivities = (a: Place, b: Place): number => {
  if (a.at !== b.at) return a.at - b.at;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
};

const findCursor = (readable: readonly SampleActivity[], name: string, id: string): SampleActivity => {
  const found = readable.find((each) => each.id === id);
  if (found === undefined) throw invalid(`Invalid \`${name}\`. No activity found for \`${name}\` "${id}"`);
  return found;
};

const DEFAULT_LIMIT = 100;

export interface FeedPage {
  readonly shown: readonly SampleActivity[];
  readonly hasMore: boolean;
}

/**
 * The page after a cursor, or the one just before it, still in the order that was asked for. A cursor is a place in
 * everything that the key may read, whether or not the filters let it through.
 *
 * @param readable everything that the key may read, in any order
 * @param matching what of it the filters let through, as often as it is to be delivered
 */
export const pageFeed = (
  readable: readonly SampleActivity[],
  matching: readonly SampleActivity[],
  { order, after_id, before_id, limit = DEFAULT_LIMIT }: Pick<FeedQuery, 'order' | 'after_id' | 'before_id' | 'limit'>,
): FeedPage => {
  const sign = order === 'asc' ? 1 : -1;
  const rank = (a: Place, b: Place): number => sign * compareActivities(a, b);
  const ordered = matching.toSorted(rank);
  if (before_id !== undefined) {
    const cursor = findCursor(readable, 'before_id', before_id);
    const earlier = ordered.filter((each) => rank(each, cursor) < 0);
    return { shown: earlier.slice(-limit), hasMore: earlier.length > limit };
  }
  const cursor = after_id === undefined ? null : findCursor(readable, 'after_id', after_id);
  const later = cursor === null ? ordered : ordered.filter((each) => rank(each, cursor) > 0);
  const last = later[limit - 1];
  return { shown: later.slice(0, limit), hasMore: last !== undefined && later.some((each) => rank(each, last) > 0) };
};
