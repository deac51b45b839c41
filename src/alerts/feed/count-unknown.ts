import type { Activity, FeedPosition } from '../../domain/activity-feed.ts';
import { toInstant } from '../../domain/day.ts';

type Counts = FeedPosition['unknown'];

/** So many types are kept; those that came last. */
const MOST_TYPES = 200;

/** The counts with these activities in them. */
export const countUnknown = (counts: Counts, activities: readonly Activity[]): Counts => {
  if (activities.length === 0) return counts;
  const next = new Map(Object.entries(counts));
  for (const { type, at } of activities) {
    const { count, lastAt } = next.get(type) ?? { count: 0, lastAt: at };
    next.set(type, { count: count + 1, lastAt: toInstant(Math.max(lastAt, at)) });
  }
  const latest = [...next].toSorted(([, a], [, b]) => b.lastAt - a.lastAt).slice(0, MOST_TYPES);
  return Object.fromEntries(latest);
};
