import { isoStart } from '../../domain/day.ts';
import type { Actor, Cost, Grouping, Usage } from '../../domain/spend.ts';
import { readActor } from '../wire/analytics-actor.ts';
import { analyticsCostPageSchema } from '../wire/analytics-cost.ts';
import type { AnalyticsField, AnalyticsGroup } from '../wire/analytics-group.ts';
import { analyticsUsagePageSchema } from '../wire/analytics-usage.ts';
import { type QuickActor, quickAnalyticsActor } from '../wire/quick-actor.ts';
import { type QuickCounts, type QuickId, quickRows } from '../wire/quick-rows.ts';
import { isRaw, quickAmount, quickText, quickTokens } from '../wire/quick-values.ts';
import { analyticsDays } from './analytics-days.ts';
import { costCounting, usageCounting } from './counting.ts';
import { buildFilter, select } from './filter-params.ts';
import type { Offer, Reading, Report } from './report.ts';
import type { Id } from './table.ts';
import { toReportRows } from './to-report-rows.ts';

const BETA = 'analytics-usage-cost-2026-08-24';
const ROWS_PER_PAGE = 1000;
const single = (field: AnalyticsField, column: Grouping): Offer => ({ groupBy: [field], columns: [column] });

const OFFERS = {
  workspace: single('workspace_id', 'workspace'),
  model: single('model', 'model'),
  key: single('api_key_id', 'key'),
  user: single('actor', 'user'),
  product: single('product', 'product'),
  tier: single('service_tier', 'tier'),
  channel: single('slack_channel_id', 'channel'),
} satisfies Partial<Record<Grouping, Offer>>;

/** By token type alone the API leaves out what is not tokens; with the cost type beside it the parts add up. */
const COST_OFFERS = {
  ...OFFERS,
  service: single('cost_type', 'service'),
  token: { groupBy: ['cost_type', 'token_type'], columns: ['service', 'token'] },
} satisfies Partial<Record<Grouping, Offer>>;

const FIELD_OF: Readonly<Record<Grouping, AnalyticsField>> = {
  workspace: 'workspace_id',
  model: 'model',
  key: 'api_key_id',
  user: 'actor',
  product: 'product',
  service: 'cost_type',
  token: 'token_type',
  tier: 'service_tier',
  channel: 'slack_channel_id',
};

/**
 * `chat_cowork_unified` is refused where it is not available, and words that are not listed may be refused too: those
 * are picked from grouped rows instead. Federated identities cannot be selected, nor can usage without an identity.
 */
const filterBy = buildFilter({
  workspace: [select('workspace_ids')],
  model: [select('models')],
  key: [{ ...select('api_key_ids'), selectsNull: true }],
  user: [select('actor_ids', /^(user|svac|apikey)_/)],
  product: [select('products', /^(chat|claude_code|claude_design|claude_in_chrome|claude_tag|cowork|office_agent)$/)],
  tier: [select('service_tiers', /^(batch|flex|flex_discount|priority|priority_on_demand|standard)$/)],
  channel: [select('slack_channel_ids')],
});

/** Bounds are midnights: without a time bucket the API rounds down to the hour, and the next midnight takes in today. */
const requestOf =
  (path: string) =>
  ({ span, offer, daily, filters }: Reading) => ({
    path,
    betas: [BETA],
    query: {
      starting_at: isoStart(span.from),
      ending_at: isoStart(span.to),
      time_bucket_width: daily ? '1d' : undefined,
      group_by: offer.groupBy,
      limit: ROWS_PER_PAGE,
      ...filters,
    },
  });

const fieldsOf = ({ offer }: Reading): AnalyticsField[] => offer.columns.map((column) => FIELD_OF[column]);

const idOf = (group: AnalyticsGroup, field: AnalyticsField, actor: Actor | null): Id =>
  field === 'actor' ? (actor?.id ?? null) : (group[field] ?? null);

const readRows = (reading: Reading) => {
  const fields = fieldsOf(reading);
  return toReportRows<AnalyticsGroup>(
    (group) => (group.actor ? readActor(group.actor) : null),
    (group, actor) => fields.map((field) => idOf(group, field, actor)),
  );
};

const quickIdOf = (field: AnalyticsField, actorId: QuickActor): QuickId =>
  field === 'actor' ? ({ actor }) => actorId(actor) : (group) => quickText(group[field]);

/** The counts are in one part of the row. */
const quickRowsWith =
  (part: 'cost' | 'usage', read: QuickCounts) => (reading: Reading, name: (actor: Actor) => void) => {
    const actorId = quickAnalyticsActor(name);
    return quickRows(reading.span, {
      groupOf: ({ group }) => group,
      ids: fieldsOf(reading).map((field) => quickIdOf(field, actorId)),
      counts: (row, counts) => {
        const counted = row[part];
        return isRaw(counted) && read(counted, counts);
      },
      dated: true,
    });
  };

const shared = {
  generation: 'analytics',
  coveredOn: analyticsDays,
  sumsSpans: () => true,
  leavesDefaultUnnamed: false,
  picks: () => true,
  filterBy,
} as const;

export const analyticsCostReport: Report<Cost> = {
  ...shared,
  counting: costCounting,
  offers: COST_OFFERS,
  request: requestOf('/v1/organizations/analytics/cost'),
  pageSchema: (reading) => analyticsCostPageSchema(reading.span, fieldsOf(reading)).transform(readRows(reading)),
  quickRows: quickRowsWith('cost', quickAmount),
};

export const analyticsUsageReport: Report<Usage> = {
  ...shared,
  counting: usageCounting,
  offers: OFFERS,
  request: requestOf('/v1/organizations/analytics/usage'),
  pageSchema: (reading) => analyticsUsagePageSchema(reading.span, fieldsOf(reading)).transform(readRows(reading)),
  quickRows: quickRowsWith('usage', quickTokens),
};
