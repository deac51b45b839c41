import type { Route } from '../organisation/spend-fact.ts';
import { dimensionOf } from './analytics-dimensions.ts';
import { type Dimension, groupKey, matchesAll, type Wanted } from './group-routes.ts';
import { instant, many, oneOf, optional, type Reader, required, text } from './read-query.ts';
import { invalid } from './refusal.ts';

/** What the first Claude Enterprise reports can group by. */
export const GROUPS = [
  'claude_tag_category',
  'claude_tag_user_id',
  'context_window',
  'inference_geo',
  'model',
  'product',
  'rbac_group_id',
  'slack_channel_id',
  'speed',
] as const;
export type Group = (typeof GROUPS)[number];

const PRODUCTS = [
  'chat',
  'chat_cowork_unified',
  'claude-tag',
  'claude_code',
  'claude_design',
  'claude_in_chrome',
  'cowork',
  'office_agent',
] as const;

/** These reports write Claude Tag with a hyphen. */
const product: Dimension = (route) => (route.product === 'claude_tag' ? 'claude-tag' : route.product);

const readerOf = (group: Group): Dimension => (group === 'product' ? product : dimensionOf(group));

/** Parameters that all four reports know. */
export const SHARED = {
  starting_at: required(instant),
  ending_at: optional(instant),
  bucket_width: optional(oneOf('1d', '1h', '1m')),
  page: optional(text),
  'products[]': many(oneOf(...PRODUCTS)),
  'models[]': many(text),
  'context_windows[]': many(oneOf('0-200k', '200k-1M')),
  'inference_geos[]': many(oneOf('global', 'us', 'not_available')),
  'speeds[]': many(oneOf('fast', 'standard')),
  'rbac_group_ids[]': many(text),
  'slack_channel_ids[]': many(text),
  'claude_tag_categories[]': many(oneOf('dm', 'engaged', 'monitoring', 'proactive', 'scheduled')),
  'claude_tag_user_ids[]': many(text),
} as const satisfies Readonly<Record<string, Reader<unknown>>>;

type FilterName = Exclude<keyof typeof SHARED, 'starting_at' | 'ending_at' | 'bucket_width' | 'page'>;

const FILTERED: Readonly<Record<FilterName, Group>> = {
  'products[]': 'product',
  'models[]': 'model',
  'context_windows[]': 'context_window',
  'inference_geos[]': 'inference_geo',
  'speeds[]': 'speed',
  'rbac_group_ids[]': 'rbac_group_id',
  'slack_channel_ids[]': 'slack_channel_id',
  'claude_tag_categories[]': 'claude_tag_category',
  'claude_tag_user_ids[]': 'claude_tag_user_id',
};

type Filters = Readonly<Record<FilterName, readonly string[]>>;

const filtersOf = (query: Filters): Wanted[] =>
  Object.entries(FILTERED).map(([name, group]) => ({
    dimension: readerOf(group),
    values: query[name as FilterName],
    ...(group === 'inference_geo' ? { none: 'not_available' } : {}),
  }));

/** The group of a route within one of these reports, or null where a filter leaves it out. */
export const grouper = (
  query: Filters,
  groups: readonly Group[],
  more: readonly Dimension[] = [],
): ((route: Route) => string | null) => {
  if (
    groups.includes('claude_tag_user_id') &&
    (groups.includes('rbac_group_id') || query['rbac_group_ids[]'].length > 0)
  ) {
    throw invalid('claude_tag_user_id cannot be combined with rbac_group_id');
  }
  const filters = filtersOf(query);
  const dimensions = [...more, ...groups.map(readerOf)];
  return (route) => (matchesAll(route, filters) ? groupKey(route, dimensions) : null);
};

/** The values of a row: null for everything that was not asked for. */
export const renderGroup = (route: Route, groups: readonly Group[]): Readonly<Record<string, string | null>> =>
  Object.fromEntries(GROUPS.map((group) => [group, groups.includes(group) ? readerOf(group)(route) : null]));
