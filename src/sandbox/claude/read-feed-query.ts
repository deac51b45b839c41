import { instant, many, oneOf, optional, readQuery, text } from './read-query.ts';
import { invalid } from './refusal.ts';

/** A limit in the words of the Compliance API. */
export const complianceLimit =
  (most: number) =>
  (value: string): number => {
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= 1 && number <= most) return number;
    throw invalid(`The limit parameter must be between 1 and ${most}, inclusive. Got ${value}.`);
  };

const matching =
  (form: RegExp, what: string) =>
  (value: string, name: string): string => {
    if (!form.test(value)) throw invalid(`${name}: Input should be ${what}, got ${value}`);
    return value;
  };

const userId = matching(/^user_\w+$/, 'a user id (user_...)');
const organisationId = matching(
  /^(org_\w+|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i,
  'an organization id (org_...) or a UUID',
);

const MOST = 5000;

/** The query of `GET /v1/compliance/activities`. `activityTypes`: the words a filter may name; null for any. */
export const readFeedQuery = (params: URLSearchParams, activityTypes: readonly string[] | null) => {
  const type = activityTypes === null ? text : oneOf(...activityTypes);
  const query = readQuery(params, {
    limit: optional(complianceLimit(MOST)),
    order: optional(oneOf('asc', 'desc')),
    after_id: optional(text),
    before_id: optional(text),
    'created_at.gte': optional(instant),
    'created_at.gt': optional(instant),
    'created_at.lte': optional(instant),
    'created_at.lt': optional(instant),
    'activity_types[]': many(type),
    'exclude_activity_types[]': many(type),
    'actor_ids[]': many(userId),
    'user_ids[]': many(userId),
    'organization_ids[]': many(organisationId),
  });
  if (query.after_id !== undefined && query.before_id !== undefined) {
    throw invalid('Only one of `after_id` and `before_id` may be given.');
  }
  if (query['activity_types[]'].length > 0 && query['exclude_activity_types[]'].length > 0) {
    throw invalid('Only one of `activity_types[]` and `exclude_activity_types[]` may be given.');
  }
  return query;
};

export type FeedQuery = ReturnType<typeof readFeedQuery>;
