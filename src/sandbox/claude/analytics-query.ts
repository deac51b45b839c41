import { DAY_MS, type Instant, toInstant } from '../../domain/day.ts';
import type { Route } from '../organisation/spend-fact.ts';
import { aggregate, type Cell } from './aggregate.ts';
import { dimensionOf, FILTERS, filtersOf, GROUPS, type Group } from './analytics-dimensions.ts';
import type { Asked } from './endpoint.ts';
import { groupKey, matchesAll } from './group-routes.ts';
import { floorTo, WIDTH_MS, type Width } from './page-buckets.ts';
import { type Position, readPosition } from './page-rows.ts';
import { flag, instant, integer, many, oneOf, optional, type Reader, readQuery, required, text } from './read-query.ts';
import { emptyRange, invalid, Refusal } from './refusal.ts';

const BETA = 'analytics-usage-cost-2026-08-24';
const FIRST_INSTANT = Date.UTC(2026, 0, 1);
const MAX_SPAN_MS = 31 * DAY_MS;
const MAX_AGE_MS = 365 * DAY_MS;
const MAX_DIMENSIONS = 5;

/** The parameters that `/analytics/cost` and `/analytics/usage` share; each adds its own groups and orders. */
export const readAnalytics = <G extends string, O extends string>(
  params: URLSearchParams,
  groupBy: Reader<readonly G[]>,
  orderBy: Reader<O | undefined>,
) =>
  readQuery(params, {
    starting_at: required(instant),
    ending_at: optional(instant),
    time_bucket_width: optional(oneOf('1d', '1h', '1m')),
    exclude_deleted_users: optional(flag),
    limit: optional(integer(1, 1000)),
    order: optional(oneOf('asc', 'desc')),
    'organization_ids[]': many(text),
    page: optional(text),
    ...FILTERS,
    'group_by[]': groupBy,
    order_by: orderBy,
  });

type Query = ReturnType<typeof readAnalytics>;

export const checkBeta = ({ headers }: Asked): void => {
  const betas = String(headers['anthropic-beta'] ?? '').split(',');
  if (!betas.some((beta) => beta.trim() === BETA)) {
    throw invalid(`This endpoint is in beta: send the anthropic-beta header ${BETA}`);
  }
};

/** While a key is not offered the reports, they refuse it whatever it asks. */
export const checkOffered = ({ settings, source }: Asked): void => {
  const offered = settings.analytics[source];
  if (offered === 'missing') throw new Refusal(404, 'Not found');
  if (offered === 'forbidden') {
    throw new Refusal(403, 'Usage and cost analytics are not available for this organization');
  }
};

interface Range {
  readonly from: Instant;
  readonly to: Instant;
  readonly width: number | null;
}

interface RangeQuery {
  readonly starting_at: Instant;
  readonly ending_at: Instant | undefined;
}

/** What every analytics report asks of its range: not too early, not too old, at most 31 days. */
export const checkRange = ({ starting_at, ending_at }: RangeQuery, width: Width | undefined, now: Instant): Instant => {
  if (starting_at < FIRST_INSTANT) throw invalid('starting_at: must not be before 2026-01-01T00:00:00Z');
  if (starting_at < now - MAX_AGE_MS) throw invalid('starting_at: must be within the last 365 days');
  if (width !== undefined && ending_at === undefined) throw invalid('ending_at: required when a bucket width is set');
  const end = ending_at ?? toInstant(Math.min(now, starting_at + MAX_SPAN_MS));
  if (end - starting_at > MAX_SPAN_MS) throw invalid('The range may span at most 31 days');
  if (width === '1m' && end - starting_at > DAY_MS)
    throw invalid('With 1m buckets the range may span at most 24 hours');
  if (end <= starting_at) throw emptyRange();
  return end;
};

/** Without buckets the report covers whole hours, both ends cut; with them, whole buckets. */
const rangeOf = (query: Query, now: Instant): Range => {
  const end = checkRange(query, query.time_bucket_width, now);
  const width = query.time_bucket_width === undefined ? null : WIDTH_MS[query.time_bucket_width];
  if (width !== null) {
    return { from: floorTo(query.starting_at, width), to: toInstant(Math.ceil(end / width) * width), width };
  }
  const hour = WIDTH_MS['1h'];
  const range = { from: floorTo(query.starting_at, hour), to: floorTo(end, hour), width };
  if (range.from >= range.to) throw emptyRange();
  return range;
};

const checkGroups = (query: Query, groups: readonly Group[]): void => {
  if (groups.length > MAX_DIMENSIONS)
    throw invalid(`Cannot specify more than ${MAX_DIMENSIONS} group_by[] dimensions.`);
  const byTeam = groups.includes('rbac_group_id') || query['rbac_group_ids[]'].length > 0;
  if (byTeam && groups.includes('claude_tag_user_id')) {
    throw invalid('claude_tag_user_id cannot be combined with rbac_group_id');
  }
  if (query.exclude_deleted_users === true && !groups.includes('actor')) {
    throw invalid('exclude_deleted_users requires group_by[]=actor');
  }
  if (groups.includes('organization_id') || query['organization_ids[]'].length > 0) {
    throw invalid('organization_id requires an API key of a parent organization');
  }
};

export interface Report {
  readonly cells: readonly Cell[];
  readonly groups: readonly Group[];
  readonly position: Position;
  /** When the data was refreshed, or null when nothing covers the range. */
  readonly refreshedAt: Instant | null;
}

/** Works the whole answer out once and keeps it while its pages are read. */
export const runAnalytics = (
  asked: Asked,
  report: 'cost' | 'usage',
  query: Query,
  sort: (cells: Cell[]) => Cell[],
): Report => {
  const { company, source, params, settings } = asked;
  const start = { offset: 0, now: asked.now, watermark: settings.watermark(asked.now) };
  const position = readPosition(params, source, start);
  const { from, to, width } = rangeOf(query, position.now);
  const groups = GROUPS.filter((group) => query['group_by[]'].some((name) => name === group));
  checkGroups(query, groups);
  const filters = filtersOf(query);
  const dimensions = groups.map(dimensionOf);
  const groupOf = (route: Route): string | null => (matchesAll(route, filters) ? groupKey(route, dimensions) : null);
  const known = new URLSearchParams(params);
  known.delete('page');
  const name = [report, asked.revision, source, position.watermark, position.now, known].join(' ');
  const cells = asked.memory.recall(name, () =>
    sort(aggregate(company[source].ledger, { from, to, until: position.watermark, width, groupOf })),
  );
  return { cells, groups, position, refreshedAt: from < position.watermark ? position.watermark : null };
};

/** Deleted people's rows are left out of the page that would have held them, so that it may be short. */
export const shownCells = (cells: readonly Cell[], query: Query): readonly Cell[] =>
  query.exclude_deleted_users === true
    ? cells.filter(({ route: { actor } }) => !(actor?.type === 'user' && actor.deleted))
    : cells;
