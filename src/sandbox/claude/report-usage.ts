import { type Instant, MINUTE_MS, toInstant } from '../../domain/day.ts';
import { totalTokensOf } from '../organisation/counts.ts';
import type { Counts, Route } from '../organisation/spend-fact.ts';
import { aggregate } from './aggregate.ts';
import type { Asked } from './endpoint.ts';
import { type Dimension, groupKey, matchesAll, type Wanted } from './group-routes.ts';
import { floorTo, pageBuckets, WIDTH_MS, type Width } from './page-buckets.ts';
import { instant, integer, many, oneOf, optional, readQuery, required, text } from './read-query.ts';
import { invalid } from './refusal.ts';

const LIMITS: Readonly<Record<Width, { readonly usual: number; readonly most: number }>> = {
  '1d': { usual: 7, most: 31 },
  '1h': { usual: 24, most: 168 },
  '1m': { usual: 60, most: 1440 },
};
const MAX_DIMENSIONS = 5;
const SPEED_BETA = 'fast-mode-2026-02-01';
/** A request shows in the report a few minutes after it was answered. */
const LAG_MS = 5 * MINUTE_MS;

const GROUPS = [
  'account_id',
  'api_key_id',
  'context_window',
  'inference_geo',
  'model',
  'service_account_id',
  'service_tier',
  'workspace_id',
] as const;
type Group = (typeof GROUPS)[number];

const workspaceId: Dimension = (route) => route.workspaceId;

const dimensionsFor = (defaultWorkspace: string | null): Readonly<Record<Group, Dimension>> => ({
  account_id: (route) => (route.via === 'oauth' && route.actor?.type === 'user' ? route.actor.id : null),
  api_key_id: (route) => route.keyId,
  context_window: (route) => route.contextWindow,
  inference_geo: (route) => route.geo ?? 'not_available',
  model: (route) => route.model,
  service_account_id: (route) =>
    route.via === 'federation' && route.actor?.type === 'service_account' ? route.actor.id : null,
  service_tier: (route) => route.tier,
  workspace_id: (route) => (route.workspaceId === defaultWorkspace ? null : route.workspaceId),
});

const readReport = (params: URLSearchParams) =>
  readQuery(params, {
    starting_at: required(instant),
    ending_at: optional(instant),
    bucket_width: optional(oneOf('1d', '1h', '1m')),
    limit: optional(text),
    page: optional(text),
    'group_by[]': many(oneOf(...GROUPS, 'speed')),
    'api_key_ids[]': many(text),
    'workspace_ids[]': many(text),
    'models[]': many(text),
    'account_ids[]': many(text),
    'service_account_ids[]': many(text),
    'service_tiers[]': many(oneOf('standard', 'batch', 'priority', 'priority_on_demand', 'flex', 'flex_discount')),
    'context_window[]': many(oneOf('0-200k', '200k-1M')),
    'inference_geos[]': many(oneOf('global', 'us', 'not_available')),
    'speeds[]': many(oneOf('standard', 'fast')),
  });
type Report = ReturnType<typeof readReport>;

const filtersOf = (query: Report, dimensions: Readonly<Record<Group, Dimension>>): Wanted[] => [
  { dimension: dimensions.api_key_id, values: query['api_key_ids[]'] },
  { dimension: workspaceId, values: query['workspace_ids[]'] },
  { dimension: dimensions.model, values: query['models[]'] },
  { dimension: dimensions.account_id, values: query['account_ids[]'] },
  { dimension: dimensions.service_account_id, values: query['service_account_ids[]'] },
  { dimension: dimensions.service_tier, values: query['service_tiers[]'] },
  { dimension: dimensions.context_window, values: query['context_window[]'] },
  { dimension: dimensions.inference_geo, values: query['inference_geos[]'] },
  { dimension: () => 'standard', values: query['speeds[]'] },
];

const checkGroups = (query: Report, betas: string): void => {
  if (query['group_by[]'].length > MAX_DIMENSIONS) {
    throw invalid(`Cannot specify more than ${MAX_DIMENSIONS} group_by[] dimensions.`);
  }
  const speed = query['group_by[]'].includes('speed') || query['speeds[]'].length > 0;
  if (speed && !betas.split(',').some((beta) => beta.trim() === SPEED_BETA)) {
    throw invalid(`speed requires the anthropic-beta header ${SPEED_BETA}`);
  }
};

const metrics = (counts: Counts): object => ({
  uncached_input_tokens: counts.uncachedInput,
  cache_creation: {
    ephemeral_5m_input_tokens: counts.cacheWrite5m,
    ephemeral_1h_input_tokens: counts.cacheWrite1h,
  },
  cache_read_input_tokens: counts.cacheRead,
  output_tokens: counts.output,
  server_tool_use: { web_search_requests: counts.webSearches },
});

/** Both ends are cut to their bucket; the running bucket is served as far as it has filled. */
const boundsOf = (query: Report, now: Instant, width: number) => {
  const last = floorTo(now, width) + width;
  const to = query.ending_at === undefined ? last : Math.min(floorTo(query.ending_at, width), last);
  return { from: floorTo(query.starting_at, width), to: toInstant(to), width };
};

/** `GET /v1/organizations/usage_report/messages` */
export const reportUsage = ({ params, company, now, headers }: Asked): unknown => {
  const query = readReport(params);
  checkGroups(query, String(headers['anthropic-beta'] ?? ''));
  const unit = query.bucket_width ?? '1d';
  const { usual, most } = LIMITS[unit];
  const limit = query.limit === undefined ? usual : integer(1, most)(query.limit, 'limit');
  const dimensions = dimensionsFor(company.console.workspaces.find(({ isDefault }) => isDefault)?.id ?? null);
  const groups = GROUPS.filter((group) => query['group_by[]'].includes(group));
  const grouped = groups.map((group) => dimensions[group]);
  const filters = filtersOf(query, dimensions);
  const groupOf = (route: Route): string | null => (matchesAll(route, filters) ? groupKey(route, grouped) : null);
  const valuesOf = (route: Route): object =>
    Object.fromEntries(GROUPS.map((group) => [group, groups.includes(group) ? dimensions[group](route) : null]));
  const bounds = boundsOf(query, now, WIDTH_MS[unit]);
  return pageBuckets(bounds, limit, query.page, (from, to) => {
    const until = toInstant(now - LAG_MS);
    const cells = aggregate(company.console.ledger, { from, to, until, width: bounds.width, groupOf }).filter(
      ({ counts }) => totalTokensOf(counts) + counts.webSearches > 0,
    );
    const byBucket = Map.groupBy(cells, ({ start }) => start);
    return (start) =>
      (byBucket.get(start) ?? []).map(({ counts, route }) => ({ ...metrics(counts), ...valuesOf(route) }));
  });
};
