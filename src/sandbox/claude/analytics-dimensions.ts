import type { Route } from '../organisation/spend-fact.ts';
import { actorKey, actorType, renderActor } from './actor.ts';
import type { Dimension, Wanted } from './group-routes.ts';
import { many, oneOf, type Reader, text } from './read-query.ts';

const none: Dimension = () => null;

/** What the Usage and Cost Analytics API can group by. The sample has no managed sessions, groups or user profiles of its own. */
const DIMENSIONS = {
  actor: (route) => actorKey(route.actor),
  actor_type: (route) => actorType(route.actor),
  agent_id: none,
  api_key_id: (route) => route.keyId,
  claude_tag_category: (route) => route.tagCategory,
  claude_tag_user_id: (route) => route.tagUserId,
  context_window: (route) => route.contextWindow,
  deployment_id: none,
  environment_id: none,
  inference_geo: (route) => route.geo,
  model: (route) => route.model,
  organization_id: none,
  product: (route) => route.product,
  rbac_group_id: none,
  service_tier: (route) => route.tier,
  session_id: none,
  slack_channel_id: (route) => route.channelId,
  speed: (route) => (route.model === null ? null : 'standard'),
  user_profile_id: none,
  workspace_id: (route) => route.workspaceId,
} as const satisfies Readonly<Record<string, Dimension>>;

export type Group = keyof typeof DIMENSIONS;
/** In the order of the reply. */
export const GROUPS = [
  'actor',
  'actor_type',
  'agent_id',
  'api_key_id',
  'claude_tag_category',
  'claude_tag_user_id',
  'context_window',
  'deployment_id',
  'environment_id',
  'inference_geo',
  'model',
  'organization_id',
  'product',
  'rbac_group_id',
  'service_tier',
  'session_id',
  'slack_channel_id',
  'speed',
  'user_profile_id',
  'workspace_id',
] as const satisfies readonly Group[];

export const dimensionOf = (group: Group): Dimension => DIMENSIONS[group];

/** The values of a row's group: null for everything that was not asked for. */
export const renderGroup = (route: Route, groups: readonly Group[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    GROUPS.map((group) => {
      if (!groups.includes(group)) return [group, null];
      return [group, group === 'actor' ? renderActor(route.actor) : DIMENSIONS[group](route)];
    }),
  );

const PRODUCTS = [
  'chat',
  'chat_cowork_unified',
  'claude_code',
  'claude_console',
  'claude_design',
  'claude_in_chrome',
  'claude_tag',
  'cowork',
  'managed_agents_api',
  'message_batches_api',
  'messages_api',
  'office_agent',
] as const;

export const FILTERS = {
  'actor_ids[]': many(text),
  'actor_types[]': many(oneOf('api_actor', 'federated_actor', 'service_account_actor', 'user_actor')),
  'agent_ids[]': many(text),
  'api_key_ids[]': many(text),
  'claude_tag_categories[]': many(oneOf('dm', 'engaged', 'monitoring', 'proactive', 'scheduled')),
  'claude_tag_user_ids[]': many(text),
  'context_windows[]': many(oneOf('0-200k', '200k-1M')),
  'deployment_ids[]': many(text),
  'environment_ids[]': many(text),
  'inference_geos[]': many(oneOf('global', 'not_available', 'us')),
  'models[]': many(text),
  'products[]': many(oneOf(...PRODUCTS)),
  'rbac_group_ids[]': many(text),
  'service_tiers[]': many(oneOf('batch', 'flex', 'flex_discount', 'priority', 'priority_on_demand', 'standard')),
  'session_ids[]': many(text),
  'slack_channel_ids[]': many(text),
  'speeds[]': many(oneOf('fast', 'standard')),
  'user_profile_ids[]': many(text),
  'workspace_ids[]': many(text),
} as const satisfies Readonly<Record<string, Reader<readonly string[]>>>;

type FilterName = keyof typeof FILTERS;

const FILTERED: Readonly<Record<FilterName, Group>> = {
  'actor_ids[]': 'actor',
  'actor_types[]': 'actor_type',
  'agent_ids[]': 'agent_id',
  'api_key_ids[]': 'api_key_id',
  'claude_tag_categories[]': 'claude_tag_category',
  'claude_tag_user_ids[]': 'claude_tag_user_id',
  'context_windows[]': 'context_window',
  'deployment_ids[]': 'deployment_id',
  'environment_ids[]': 'environment_id',
  'inference_geos[]': 'inference_geo',
  'models[]': 'model',
  'products[]': 'product',
  'rbac_group_ids[]': 'rbac_group_id',
  'service_tiers[]': 'service_tier',
  'session_ids[]': 'session_id',
  'slack_channel_ids[]': 'slack_channel_id',
  'speeds[]': 'speed',
  'user_profile_ids[]': 'user_profile_id',
  'workspace_ids[]': 'workspace_id',
};

/** Only keys and regions have a word for "none": an empty entry, and `not_available`. */
const NONE: Readonly<Partial<Record<Group, string>>> = { api_key_id: '', inference_geo: 'not_available' };

/** The filters of a query, for `matchesAll`. */
export const filtersOf = (query: Readonly<Record<FilterName, readonly string[]>>): Wanted[] =>
  Object.entries(FILTERED).map(([name, group]) => {
    const none = NONE[group];
    const values = query[name as FilterName];
    return { dimension: DIMENSIONS[group], values, ...(none === undefined ? {} : { none }) };
  });
