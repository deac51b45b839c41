import type { Activity, ActivityQuestion } from '../../domain/activity-feed.ts';
import type { Instant } from '../../domain/day.ts';
import { type Part, present } from '../../domain/part.ts';
import type { ClaudeSource } from '../../ports.ts';
import { repeatKey, sortActivity } from '../../rules/activity/sort-activity.ts';

/** What the API may show in one page. */
const PAGE = 5000;
/** A poll reads at most so many; the rest follows with the next one. */
const MOST_PAGES = 20;
/** Where the newest come first, what was not reached lies before all that was: it is read whole, or it was for nothing. */
const MOST_NEWEST_FIRST = 400;

/** Activities from one moment on, in the order of the API, without those that nobody is told of. */
export interface FeedReading {
  /** To be told or to be counted; repeats and the bot's own reads may be among them. */
  readonly activities: readonly Activity[];
  /** Of the newest activity up to which all were read, of any type; null where there was none. */
  readonly newest: Instant | null;
  /** Whether there was no more to read. */
  readonly isWhole: boolean;
  /** References of the requests that were made for it. */
  readonly requests: readonly string[];
  /** Who made requests of this bot, as the feed tells it. */
  readonly ownKeys: readonly string[];
}

export interface Reading {
  readonly since: Instant;
  readonly types: readonly string[];
  readonly exceptTypes: readonly string[];
  /** References of requests that this bot made before. */
  readonly ownRequests: ReadonlySet<string>;
}

/** The key of one of the bot's own requests; null for everything else. */
const findOwnKey = ({ type, actor, fields }: Activity, own: ReadonlySet<string>): string | null =>
  type === 'compliance_api_accessed' && typeof fields.request_id === 'string' && own.has(fields.request_id)
    ? actor.id
    : null;

const ownKeysIn = (activities: readonly Activity[], own: ReadonlySet<string>): readonly string[] =>
  activities.flatMap((activity) => findOwnKey(activity, own) ?? []);

/** What is not quiet; of what is told once for many, the first. `repeated` are the keys of those that came before. */
const keepNews = (activities: readonly Activity[], repeated: Set<string>): readonly Activity[] =>
  activities.filter((activity) => {
    if (sortActivity(activity) === 'quiet') return false;
    const key = repeatKey(activity);
    if (key === null) return true;
    const isFirst = !repeated.has(key);
    repeated.add(key);
    return isFirst;
  });

const isNewestFirst = (activities: readonly Activity[]): boolean =>
  (activities[0]?.at ?? 0) > (activities.at(-1)?.at ?? 0);

const latestOf = (activities: readonly Activity[], newest: Instant | null): Instant | null =>
  activities.reduce<Instant | null>((latest, { at }) => (latest === null || at > latest ? at : latest), newest);

/** Reads to the end or as far as one poll may. One page that fails makes the whole fail. */
const readFeed = async (
  source: Pick<ClaudeSource, 'activities'>,
  { since, types, exceptTypes, ownRequests }: Reading,
  order: ActivityQuestion['order'] = 'asc',
): Promise<Part<FeedReading>> => {
  const bounds = { order, since, until: null, before: null, types, exceptTypes, limit: PAGE } as const;
  const activities: Activity[] = [];
  const repeated = new Set<string>();
  const requests: string[] = [];
  const ownKeys: string[] = [];
  let newest: Instant | null = null;
  let after: string | null = null;
  let hasMore = true;
  // An API that does not know the order gives its own.
  let backwards = order === 'desc';
  for (let pages = 0; hasMore && pages < (backwards ? MOST_NEWEST_FIRST : MOST_PAGES); pages += 1) {
    const page = await source.activities({ ...bounds, after });
    if (page.state !== 'present') return page;
    const { value } = page;
    // Quiet ones are let go page by page: most of a busy day is.
    activities.push(...keepNews(value.activities, repeated));
    ownKeys.push(...ownKeysIn(value.activities, ownRequests));
    if (value.requestId !== null) requests.push(value.requestId);
    newest = latestOf(value.activities, newest);
    backwards ||= isNewestFirst(value.activities);
    after = value.last;
    hasMore = value.hasMore;
  }
  const reached = hasMore && backwards ? null : newest;
  return present({ activities, newest: reached, isWhole: !hasMore, requests, ownKeys: [...new Set(ownKeys)] });
};

const isBadRequest = (part: Part<unknown>): boolean =>
  part.state === 'failed' && part.problem.kind === 'bad-request' && part.problem.status === 400;

/** The first of these questions that the API does not call wrong; the last one's answer where it does all of them. */
const readFirst = async (
  questions: readonly (() => Promise<Part<FeedReading>>)[],
  last: () => Promise<Part<FeedReading>>,
): Promise<Part<FeedReading>> => {
  for (const ask of questions) {
    const part = await ask();
    if (!isBadRequest(part)) return part;
  }
  return last();
};

/** As `readFeed`; from an API that does not know the types to leave out, nor the order, everything in its own. */
export const readMost = (source: Pick<ClaudeSource, 'activities'>, reading: Reading): Promise<Part<FeedReading>> => {
  const everything = { ...reading, exceptTypes: [] };
  return readFirst([() => readFeed(source, reading), () => readFeed(source, everything)], () =>
    readFeed(source, everything, 'desc'),
  );
};

const NOTHING: FeedReading = { activities: [], newest: null, isWhole: true, requests: [], ownKeys: [] };

/** As `readFeed`, of types that the API may not know: then there is nothing. */
export const readKnown = (source: Pick<ClaudeSource, 'activities'>, reading: Reading): Promise<Part<FeedReading>> =>
  readFirst([() => readFeed(source, reading), () => readFeed(source, reading, 'desc')], async () => present(NOTHING));
