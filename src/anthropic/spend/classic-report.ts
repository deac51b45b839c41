import { type Day, isoStart, parseIsoDay, type Span } from '../../domain/day.ts';
import type { Actor, Cost, Grouping, Usage } from '../../domain/spend.ts';
import { type CostReportField, type CostReportGroup, costReportPageSchema } from '../wire/cost-report.ts';
import { type UsageReportField, type UsageReportGroup, usageReportPageSchema } from '../wire/usage-report.ts';
import { costCounting, usageCounting } from './counting.ts';
import { buildFilter, select } from './filter-params.ts';
import { MOST_DAYS, type Offer, type Reading, type Report } from './report.ts';
import type { Id } from './table.ts';
import { toReportRows } from './to-report-rows.ts';

/** The oldest start that the reports are known to accept; they name no limit themselves. */
const FIRST_DAY = parseIsoDay('2023-01-01') ?? (0 as Day);

/** Complete days only: a bound beyond today's midnight is moved back to it, and a range that this empties is refused. */
const coveredOn = (today: Day): Span => ({ from: FIRST_DAY, to: today });

const COST_PARTS: Offer = { groupBy: ['description'], columns: ['model', 'service', 'tier', 'token'] };

const COST_OFFERS = {
  workspace: { groupBy: ['workspace_id'], columns: ['workspace'] },
  model: COST_PARTS,
  service: COST_PARTS,
  token: COST_PARTS,
  tier: COST_PARTS,
} satisfies Partial<Record<Grouping, Offer>>;

/** The identity of a row is the user's, else the service account's, else the key's own: the three are asked for together. */
const USAGE_OFFERS = {
  workspace: { groupBy: ['workspace_id'], columns: ['workspace'] },
  model: { groupBy: ['model'], columns: ['model'] },
  key: { groupBy: ['api_key_id'], columns: ['key'] },
  tier: { groupBy: ['service_tier'], columns: ['tier'] },
  user: { groupBy: ['account_id', 'api_key_id', 'service_account_id'], columns: ['key', 'user'] },
} satisfies Partial<Record<Grouping, Offer>>;

const USAGE_FILTERS = buildFilter({
  workspace: [select('workspace_ids')],
  model: [select('models')],
  key: [select('api_key_ids')],
  user: [select('account_ids', /^user_/), select('service_account_ids', /^svac_/)],
  tier: [select('service_tiers', /^(batch|flex|flex_discount|priority|priority_on_demand|standard)$/)],
});

const requestOf =
  (path: string) =>
  ({ span, offer, filters }: Reading) => ({
    path,
    query: {
      starting_at: isoStart(span.from),
      ending_at: isoStart(span.to),
      bucket_width: '1d',
      group_by: offer.groupBy,
      limit: MOST_DAYS,
      ...filters,
    },
  });

const USAGE_FIELDS = [
  'workspace_id',
  'model',
  'api_key_id',
  'account_id',
  'service_account_id',
  'service_tier',
] as const;
const usageFieldsOf = ({ offer }: Reading): UsageReportField[] =>
  USAGE_FIELDS.filter((field) => offer.groupBy.includes(field));

/** `description` is parsed by the API into the fields of its row; the text itself is not for programs. */
const COST_FIELD: Partial<Record<Grouping, CostReportField>> = {
  workspace: 'workspace_id',
  model: 'model',
  service: 'cost_type',
  token: 'token_type',
  tier: 'service_tier',
};

const costFieldsOf = ({ offer }: Reading): CostReportField[] =>
  offer.columns.flatMap((column) => COST_FIELD[column] ?? []);

const identify = (id: string, type: Actor['type']): Actor => ({ id, type, email: null, name: null, deleted: false });

const actorOf = (row: UsageReportGroup): Actor | null => {
  if (row.account_id) return identify(row.account_id, 'user');
  if (row.service_account_id) return identify(row.service_account_id, 'service_account');
  return row.api_key_id ? identify(row.api_key_id, 'api_key') : null;
};

const usageIdOf = (row: UsageReportGroup, column: Grouping, actor: Actor | null): Id => {
  if (column === 'user') return actor?.id ?? null;
  if (column === 'workspace') return row.workspace_id ?? null;
  if (column === 'model') return row.model ?? null;
  return (column === 'key' ? row.api_key_id : row.service_tier) ?? null;
};

const shared = {
  generation: 'classic',
  coveredOn,
  sumsSpans: () => false,
  leavesDefaultUnnamed: true,
  picks: () => true,
  quickRows: () => null,
} as const;

/** Cost of complete days, without Priority Tier. It takes no filters. */
export const classicCostReport: Report<Cost> = {
  ...shared,
  counting: costCounting,
  offers: COST_OFFERS,
  filterBy: () => null,
  request: requestOf('/v1/organizations/cost_report'),
  pageSchema: (reading) => {
    const fields = costFieldsOf(reading);
    const toRows = toReportRows<CostReportGroup>(
      () => null,
      (group) => fields.map((field) => group[field] ?? null),
    );
    return costReportPageSchema(reading.span, fields).transform(toRows);
  },
};

export const classicUsageReport: Report<Usage> = {
  ...shared,
  counting: usageCounting,
  offers: USAGE_OFFERS,
  filterBy: USAGE_FILTERS,
  request: requestOf('/v1/organizations/usage_report/messages'),
  pageSchema: (reading) => {
    const { columns } = reading.offer;
    const toRows = toReportRows<UsageReportGroup>(
      (group) => (columns.includes('user') ? actorOf(group) : null),
      (group, actor) => columns.map((column) => usageIdOf(group, column, actor)),
    );
    return usageReportPageSchema(reading.span, usageFieldsOf(reading)).transform(toRows);
  },
};
