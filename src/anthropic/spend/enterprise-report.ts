import { isoStart } from '../../domain/day.ts';
import type { Actor, Cost, Grouping, Usage } from '../../domain/spend.ts';
import { enterpriseCostPageSchema, enterpriseUserCostPageSchema } from '../wire/enterprise-cost.ts';
import type { EnterpriseField, EnterpriseGroup } from '../wire/enterprise-group.ts';
import { enterpriseUsagePageSchema, enterpriseUserUsagePageSchema } from '../wire/enterprise-usage.ts';
import { type QuickActor, quickEnterpriseUser } from '../wire/quick-actor.ts';
import { type QuickCounts, type QuickId, quickRows } from '../wire/quick-rows.ts';
import { quickAmount, quickText, quickTokens } from '../wire/quick-values.ts';
import { analyticsDays } from './analytics-days.ts';
import { costCounting, usageCounting } from './counting.ts';
import { buildFilter, select } from './filter-params.ts';
import { MOST_DAYS, type Offer, type Reading, type Report } from './report.ts';
import type { Id } from './table.ts';
import { toReportRows } from './to-report-rows.ts';

const ROWS_PER_PAGE = 1000;
const PATH = '/v1/organizations/analytics';

/** Not a field of `group_by[]`: it stands for the report by person, which is an endpoint of its own. */
const PERSON = 'user';

const OFFERS = {
  model: { groupBy: ['model'], columns: ['model'] },
  product: { groupBy: ['product'], columns: ['product'] },
  channel: { groupBy: ['slack_channel_id'], columns: ['channel'] },
  user: { groupBy: [PERSON], columns: ['user'] },
} satisfies Partial<Record<Grouping, Offer>>;

const COST_OFFERS = {
  ...OFFERS,
  service: { groupBy: ['cost_type'], columns: ['service'] },
  token: { groupBy: ['cost_type', 'token_type'], columns: ['service', 'token'] },
} satisfies Partial<Record<Grouping, Offer>>;

const FIELD_OF: Partial<Record<Grouping, EnterpriseField>> = {
  model: 'model',
  product: 'product',
  channel: 'slack_channel_id',
  service: 'cost_type',
  token: 'token_type',
};

const filterBy = buildFilter({
  model: [select('models')],
  user: [select('user_ids', /^user_/)],
  channel: [select('slack_channel_ids')],
});

const isByPerson = ({ groupBy }: Offer): boolean => groupBy.includes(PERSON);
const fieldsOf = ({ offer }: Reading): EnterpriseField[] => offer.columns.flatMap((column) => FIELD_OF[column] ?? []);

/** Rows of people count themselves, buckets count days; only rows of people can sum a span. */
const requestOf =
  (metric: 'cost' | 'usage') =>
  ({ span, offer, daily, filters }: Reading) => ({
    path: `${PATH}/${isByPerson(offer) ? 'user_' : ''}${metric}_report`,
    query: {
      starting_at: isoStart(span.from),
      ending_at: isoStart(span.to),
      bucket_width: daily ? '1d' : undefined,
      group_by: offer.groupBy.filter((field) => field !== PERSON),
      limit: isByPerson(offer) ? ROWS_PER_PAGE : MOST_DAYS,
      ...filters,
    },
  });

/** Claude in Slack has had other words before the one of today. */
const TODAYS_WORD: Readonly<Record<string, string>> = { 'claude-tag': 'claude_tag', 'claude-in-slack': 'claude_tag' };

const idOf = (group: EnterpriseGroup, column: Grouping, actor: Actor | null): Id => {
  if (column === 'user') return actor?.id ?? null;
  const field = FIELD_OF[column];
  const id = field === undefined ? null : (group[field] ?? null);
  return column === 'product' && id !== null ? (TODAYS_WORD[id] ?? id) : id;
};

const readRows = ({ offer }: Reading) =>
  toReportRows<EnterpriseGroup>(
    (group) => group.actor ?? null,
    (group, actor) => offer.columns.map((column) => idOf(group, column, actor)),
  );

const quickIdOf = (column: Grouping, userId: QuickActor): QuickId => {
  if (column === 'user') return ({ actor }) => userId(actor);
  const field = FIELD_OF[column];
  return (row) => {
    const id = field === undefined ? null : quickText(row[field]);
    return column === 'product' && typeof id === 'string' ? (TODAYS_WORD[id] ?? id) : id;
  };
};

/** Buckets are small; rows of people are a thousand a page. */
const quickRowsOf =
  (counts: QuickCounts) =>
  ({ span, offer, daily }: Reading, name: (actor: Actor) => void) => {
    const userId = quickEnterpriseUser(name);
    const ids = offer.columns.map((column) => quickIdOf(column, userId));
    return isByPerson(offer) ? quickRows(span, { groupOf: (row) => row, ids, counts, dated: daily }) : null;
  };

const shared = {
  generation: 'classic',
  coveredOn: analyticsDays,
  sumsSpans: isByPerson,
  leavesDefaultUnnamed: false,
  // Of many more groups only the largest are told, so that what is picked from them might not be all there is.
  picks: (by: Grouping) => by === 'product' || by === 'service' || by === 'token',
  filterBy,
} as const;

export const enterpriseCostReport: Report<Cost> = {
  ...shared,
  counting: costCounting,
  offers: COST_OFFERS,
  request: requestOf('cost'),
  quickRows: quickRowsOf(quickAmount),
  pageSchema: (reading) =>
    isByPerson(reading.offer)
      ? enterpriseUserCostPageSchema(reading.span, fieldsOf(reading), reading.daily).transform(readRows(reading))
      : enterpriseCostPageSchema(reading.span, fieldsOf(reading)).transform(readRows(reading)),
};

export const enterpriseUsageReport: Report<Usage> = {
  ...shared,
  counting: usageCounting,
  offers: OFFERS,
  request: requestOf('usage'),
  quickRows: quickRowsOf(quickTokens),
  pageSchema: (reading) =>
    isByPerson(reading.offer)
      ? enterpriseUserUsagePageSchema(reading.span, fieldsOf(reading), reading.daily).transform(readRows(reading))
      : enterpriseUsagePageSchema(reading.span, fieldsOf(reading)).transform(readRows(reading)),
};
