import type { Activity, FeedPosition } from '../../domain/activity-feed.ts';
import { type Instant, toInstant } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import { type Part, present } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import type { ClaudeSource } from '../../ports.ts';
import type { FeedNews } from '../../rules/rule.ts';
import { advancePosition, moveOn, startPosition } from './advance-position.ts';
import { type FeedLook, lookAtFeed } from './look-at-feed.ts';
import { pickNews } from './pick-news.ts';
import { beginOf, OVERLAP_MS } from './plan-look.ts';

type Feeds = LedgerState['feeds'];
type Looks = readonly (readonly [source: Source, look: Part<FeedLook>])[];

const positionsOf = (feeds: Feeds): readonly FeedPosition[] => Object.values(feeds);

/** One key's feed may tell what another's told: what any of them did counts for all. */
const allOf = (feeds: Feeds, pick: (position: FeedPosition) => readonly string[]): Set<string> =>
  new Set(positionsOf(feeds).flatMap(pick));

const moveAll = (looks: Looks, feeds: Feeds, now: Instant): ReadonlyMap<Source, Instant> =>
  new Map(
    looks.flatMap(([source, look]) =>
      look.state === 'present'
        ? [[source, moveOn(feeds[source] ?? startPosition(look.value.since), look.value.looked, now)] as const]
        : [],
    ),
  );

/** Positions of a clock that has been set back since: nothing is followed beyond now. */
const untilNow = (feeds: Feeds, now: Instant): Feeds =>
  Object.fromEntries(
    Object.entries(feeds).map(([source, position]) => [
      source,
      { ...position, followedUntil: toInstant(Math.min(position.followedUntil, now)) },
    ]),
  );

/** What no feed will be asked for again, but for what may be very late. */
const settle = (feeds: Feeds, moved: ReadonlyMap<Source, Instant>): number => {
  const advanced = new Map<string, Instant>(moved);
  const waiting = Object.entries(feeds).flatMap(([source, position]) =>
    advanced.has(source) ? [] : [beginOf(position)],
  );
  return Math.min(...waiting, ...[...moved.values()].map((followedUntil) => followedUntil - OVERLAP_MS));
};

/** Who makes the bot's own requests, as all feeds told it until now. */
const findOwnKeys = (looks: Looks, feeds: Feeds): ReadonlySet<string> => {
  const learned = looks.flatMap(([, look]) =>
    look.state === 'present' ? [look.value.looked.main, look.value.looked.late] : [],
  );
  return new Set([
    ...allOf(feeds, (position) => position.ownKeys),
    ...learned.flatMap((reading) => reading?.ownKeys ?? []),
  ]);
};

/** What the looks of one poll tell. Each activity is told by the first feed that has it. */
const tellNews = (looks: Looks, feeds: Feeds, now: Instant): ReadonlyMap<Source, Part<FeedNews>> => {
  const moved = moveAll(looks, feeds, now);
  const settledUntil = settle(feeds, moved);
  const ownKeys = findOwnKeys(looks, feeds);
  const seen = allOf(feeds, (position) => position.seen.map(({ id }) => id));
  const tell = (source: Source, { looked, since, gap, old }: FeedLook): FeedNews => {
    const late = looked.late?.activities ?? [];
    const news = pickNews([...looked.main.activities, ...late], seen, ownKeys);
    for (const { id } of [...news.told, ...news.unknown]) seen.add(id);
    const before = feeds[source] ?? startPosition(since);
    const followedUntil = moved.get(source) ?? before.followedUntil;
    const oldIds = new Set(old.map(({ id }) => id));
    const isNew = ({ id }: Activity): boolean => !oldIds.has(id);
    const counted = news.unknown.filter(isNew);
    return {
      activities: news.told.filter(isNew),
      position: advancePosition(before, looked, { followedUntil, news, counted, settledUntil }),
      gap,
    };
  };
  return new Map(
    looks.map(([source, look]) => [source, look.state === 'present' ? present(tell(source, look.value)) : look]),
  );
};

/**
 * Follows the activity feed of every source that has one: what is new since the last poll, each activity once over all of
 * them and over all polls, and how far that is. The position counts only once it is saved with what was told of it.
 */
export const followFeeds = async (
  sources: readonly ClaudeSource[],
  { feeds: followed, polls }: LedgerState,
  now: Instant,
): Promise<ReadonlyMap<Source, Part<FeedNews>>> => {
  const feeds = untilNow(followed, now);
  const ownRequests = allOf(feeds, (position) => position.ownRequests);
  const isFirstOfAll = positionsOf(feeds).length === 0;
  const looks = await Promise.all(
    sources.map(async (source) => {
      const position = feeds[source.source] ?? null;
      const look = await lookAtFeed(source, {
        position,
        isFirstOfAll,
        now,
        lookedAt: polls.lastStartedAt,
        ownRequests,
      });
      return [source.source, look] as const;
    }),
  );
  return tellNews(looks, feeds, now);
};
