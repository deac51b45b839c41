import type { FeedPosition } from '../../domain/activity-feed.ts';
import { DAY_MS, HOUR_MS, type Instant, toInstant } from '../../domain/day.ts';

/** The API may show an activity up to this long after it happened, and so it is asked for this much again. */
export const OVERLAP_MS = HOUR_MS;
/** After a longer time without a look, what came first is given up. */
export const LOOK_BACK_MS = 7 * DAY_MS;
/** Anthropic's own access may be shown two business days later: a weekend lies between. */
const LATE_MS = 4 * DAY_MS;
/** So far the API's clock may be behind ours. */
const SKEW_MS = 15 * 60_000;
/** So many ids are remembered of what was told or counted. */
export const MOST_SEEN = 5000;

/** What one look at the feed asks for. */
export interface Look {
  readonly since: Instant;
  /** What nobody looked at and nobody will. */
  readonly gap: { readonly from: Instant; readonly to: Instant } | null;
  /** Since when activities are asked for that may be very late; null where it is not their turn. */
  readonly lateSince: Instant | null;
}

const latest = (...instants: readonly number[]): Instant => toInstant(Math.max(...instants));

/** Since when ids are surely remembered: where some had to be forgotten, only since the newest of those. */
const rememberedSince = ({ seen }: FeedPosition): number =>
  seen.length < MOST_SEEN ? Number.NEGATIVE_INFINITY : Math.min(...seen.map(({ at }) => at)) + 1;

/** Where the next look begins. What is asked for again is either remembered or was never told. */
export const beginOf = (position: FeedPosition): Instant =>
  latest(position.followedUntil - OVERLAP_MS, rememberedSince(position));

const isAnotherHour = (a: Instant, b: Instant | null): boolean =>
  b === null || Math.floor(a / HOUR_MS) !== Math.floor(b / HOUR_MS);

/** `lookedAt`: when the last poll began; once an hour is often enough for what is days late. */
export const planLook = (position: FeedPosition, now: Instant, lookedAt: Instant | null): Look => {
  const begin = beginOf(position);
  const furthest = toInstant(now - LOOK_BACK_MS);
  const isTooLong = position.followedUntil < furthest;
  return {
    since: isTooLong ? latest(begin, furthest) : begin,
    gap: isTooLong ? { from: position.followedUntil, to: furthest } : null,
    lateSince: isAnotherHour(now, lookedAt) ? latest(now - LATE_MS, rememberedSince(position)) : null,
  };
};

/**
 * The first look at a feed: from now on. By the API's clock, now may be some minutes ago, so that the first of all begins
 * before it: what is there by then is remembered and not told. A later one must not silence what the others are telling.
 */
export const planFirstLook = (now: Instant, isFirstOfAll: boolean): Look => ({
  since: isFirstOfAll ? toInstant(now - SKEW_MS) : now,
  gap: null,
  lateSince: toInstant(now - LATE_MS),
});
