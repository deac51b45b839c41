import type { z } from 'zod';
import type { ActivityPage, ActivityQuestion } from '../../domain/activity-feed.ts';
import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Query, Reply, Transport } from '../http.ts';
import { type Origin, unexpectedReply, validateReply } from '../validate-reply.ts';
import { activityPageSchema } from '../wire/activities.ts';

const PATH = '/v1/compliance/activities';

/** To the millisecond: bounds that were cut to seconds would leave out what happened within the last one. */
const spellInstant = (instant: Instant | null): string | undefined =>
  instant === null ? undefined : new Date(instant).toISOString();

const spellQuestion = (question: ActivityQuestion): Query => ({
  order: question.order,
  'created_at.gte': spellInstant(question.since),
  'created_at.lt': spellInstant(question.until),
  after_id: question.after ?? undefined,
  before_id: question.before ?? undefined,
  activity_types: question.types,
  exclude_activity_types: question.exceptTypes,
  limit: question.limit,
});

/** The cursor that leads on from this page, in the direction of the question, and the name it came by. */
const findCursor = ({ before }: ActivityQuestion, { first, last }: Pick<ActivityPage, 'first' | 'last'>) =>
  before === null ? ({ name: 'last_id', cursor: last } as const) : ({ name: 'first_id', cursor: first } as const);

/**
 * Whether there is more. Where the reply does not say, anything but an empty page may be followed by another: an empty
 * page ends it. Throws for a page that promises more without a way to it, or that leads back to itself.
 */
const judgePage = (
  question: ActivityQuestion,
  page: z.output<typeof activityPageSchema>,
  reply: Reply,
  origin: Origin,
): boolean => {
  const { name, cursor } = findCursor(question, page);
  if (page.activities.length === 0) {
    if (page.hasMore === true) throw unexpectedReply(origin, reply, 'data', 'rows, because has_more is true');
    return false;
  }
  if (cursor !== null && cursor === (question.before ?? question.after)) {
    throw unexpectedReply(origin, reply, name, 'another cursor than the one that was sent');
  }
  if (page.hasMore === false || cursor !== null) return page.hasMore ?? true;
  if (page.hasMore === true) throw unexpectedReply(origin, reply, name, 'an id, because has_more is true');
  if (page.activities.length < question.limit) return false;
  throw unexpectedReply(origin, reply, name, 'an id, because the page is full');
};

/**
 * One page of the Compliance activity feed, in the order of the API and with its repeats. Throws `ApiFailure`:
 * `scope-missing` where the key may not read the feed or the organisation has none, `unexpected-reply` for a page that
 * cannot be followed though there is more.
 */
export const readActivities = async (
  transport: Transport,
  source: Source,
  question: ActivityQuestion,
): Promise<ActivityPage> => {
  const origin = { source, endpoint: PATH };
  const reply = await transport.get({ path: PATH, query: spellQuestion(question) });
  const page = validateReply(activityPageSchema, reply, origin);
  const hasMore = judgePage(question, page, reply, origin);
  const { activities } = page;
  if (activities.length === 0) return { activities, hasMore, first: null, last: null, requestId: reply.requestId };
  return { activities, hasMore, first: page.first, last: page.last, requestId: reply.requestId };
};
