import { type Instant, isoInstant } from '../../domain/day.ts';
import type { Company } from '../organisation/company.ts';
import { hashText } from '../organisation/dice.ts';
import type { SampleActivity } from '../organisation/feed.ts';
import { makeId } from '../organisation/ids.ts';
import type { Asked } from './endpoint.ts';
import { pageFeed } from './page-feed.ts';
import { type FeedQuery, readFeedQuery } from './read-feed-query.ts';

/** Whole seconds are told as such, anything finer with microseconds. */
const createdAt = (at: Instant): string =>
  at % 1000 === 0 ? isoInstant(at) : new Date(at).toISOString().replace('Z', '000Z');

const organisationOf = ({ namesOrganisation, side }: SampleActivity, company: Company) => {
  if (!namesOrganisation) return { organization_id: null, organization_uuid: null };
  const { id } = company[side].organisation;
  return { organization_id: makeId('org', id), organization_uuid: id };
};

const render = (activity: SampleActivity, company: Company): object => ({
  id: activity.id,
  created_at: createdAt(activity.at),
  ...organisationOf(activity, company),
  actor: activity.actor,
  type: activity.type,
  ...activity.fields,
});

const includes = (wanted: readonly string[], value: unknown): boolean =>
  wanted.length === 0 || (typeof value === 'string' && wanted.includes(value));

const isWithin = (at: Instant, query: FeedQuery): boolean =>
  at >= (query['created_at.gte'] ?? at) &&
  at <= (query['created_at.lte'] ?? at) &&
  (query['created_at.gt'] === undefined || at > query['created_at.gt']) &&
  (query['created_at.lt'] === undefined || at < query['created_at.lt']);

const matches = (activity: SampleActivity, query: FeedQuery, company: Company): boolean => {
  const organisations = query['organization_ids[]'];
  const { organization_id, organization_uuid } = organisationOf(activity, company);
  return (
    isWithin(activity.at, query) &&
    includes(query['activity_types[]'], activity.type) &&
    !query['exclude_activity_types[]'].includes(activity.type) &&
    includes([...query['actor_ids[]'], ...query['user_ids[]']], activity.actor.user_id) &&
    (includes(organisations, organization_id) || includes(organisations, organization_uuid))
  );
};

/**
 * `GET /v1/compliance/activities`. The key of Claude Enterprise reads what happened in its Console too, an Admin key
 * only the latter; what both may read has the same id in both.
 */
export const listActivities = ({ params, company, source, now, settings }: Asked): unknown => {
  const query = readFeedQuery(params, settings.activityTypes);
  const readable = company.feed.filter(
    ({ side, at, visibleAt }) =>
      (source === 'enterprise' || side === source) && (visibleAt ?? at + settings.feedLagMs) <= now,
  );
  const every = settings.feedRepeatsEvery;
  const isRepeated = ({ id }: SampleActivity): boolean => every !== null && hashText(id) % every === 0;
  const matching = readable
    .filter((activity) => matches(activity, query, company))
    .flatMap((activity) => (isRepeated(activity) ? [activity, activity] : [activity]));
  const { shown, hasMore } = pageFeed(readable, matching, query);
  return {
    data: shown.map((activity) => render(activity, company)),
    has_more: hasMore,
    first_id: shown[0]?.id ?? null,
    last_id: shown.at(-1)?.id ?? null,
  };
};
