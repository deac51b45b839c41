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

/** The newest first is what the API does by itself, and did before it knew the word for it. */
const spellOrder = ({ order }: ActivityQuestion): string | undefined => (order === 'desc' ? undefined : order);

const spellQuestion = (question: ActivityQuestion): Query => ({
  order: spellOrder(question),
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
 * Whether there is more. A page may be empty though there is, where types were left out of it. Where the reply does not
 * say, a cursor that leads on may lead to more. Throws for a page that promises more without a way to it, or that leads
 * back to itself.
 */
const judgePage = (
  question: ActivityQuestion,
  page: z.output<typeof activityPageSchema>,
  reply: Reply,
  origin: Origin,
): boolean => {
  const { name, cursor } = findCursor(question, page);
  const isEmpty = page.activities.length === 0;
  const leadsBack = cursor !== null && cursor === (question.before ?? question.after);
  if (isEmpty && page.hasMore !== true) return page.hasMore ?? (cursor !== null && !leadsBack);
  if (leadsBack) throw unexpectedReply(origin, reply, name, 'another cursor than the one that was sent');
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
  return { activities: page.activities, hasMore, first: page.first, last: page.last, requestId: reply.requestId };
};
