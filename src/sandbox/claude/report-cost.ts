import { dayOf, type Instant, plusDays, startOf, toInstant } from '../../domain/day.ts';
import { type Money, sum, ZERO } from '../../domain/money.ts';
import { modelPrice } from '../organisation/models.ts';
import { COMPONENTS, type Component } from '../organisation/price.ts';
import type { Route } from '../organisation/spend-fact.ts';
import { aggregate, amountOf, type Cell } from './aggregate.ts';
import { plainCents } from './amount.ts';
import type { Asked } from './endpoint.ts';
import { groupKey } from './group-routes.ts';
import { floorTo, pageBuckets, WIDTH_MS } from './page-buckets.ts';
import { instant, integer, many, oneOf, optional, readQuery, required, text } from './read-query.ts';

const DEFAULT_DAYS = 7;
const MAX_DAYS = 31;

const TITLES: Readonly<Record<string, string>> = {
  uncached_input_tokens: 'Input Tokens',
  output_tokens: 'Output Tokens',
  cache_read_input_tokens: 'Input Tokens, Cache Hit',
  'cache_creation.ephemeral_5m_input_tokens': 'Input Tokens, Cache Write',
  'cache_creation.ephemeral_1h_input_tokens': 'Input Tokens, Cache Write (1h)',
  web_search: 'Web Search Usage',
  code_execution: 'Code Execution Usage',
  session_usage: 'Session Usage',
};

const TOTAL = {
  cost_type: null,
  token_type: null,
  model: null,
  description: null,
  service_tier: null,
  context_window: null,
  inference_geo: null,
};

/** Only tokens have a model, a tier, a context window and a region here. */
const describe = ({ costType, tokenType }: Component, route: Route): Readonly<Record<string, string | null>> => {
  const title = TITLES[tokenType ?? costType] ?? null;
  if (tokenType === null || route.model === null) return { ...TOTAL, cost_type: costType, description: title };
  return {
    cost_type: costType,
    token_type: tokenType,
    model: route.model,
    description: `${modelPrice(route.model).displayName} Usage - ${title}`,
    service_tier: route.tier,
    context_window: route.contextWindow,
    inference_geo: route.geo ?? 'not_available',
  };
};

interface Grouping {
  readonly byWorkspace: boolean;
  readonly byDescription: boolean;
  /** The default workspace is null in this report. */
  readonly defaultWorkspace: string | null;
}

const workspaceOf = (route: Route, { byWorkspace, defaultWorkspace }: Grouping): string | null =>
  byWorkspace && route.workspaceId !== defaultWorkspace ? route.workspaceId : null;

const groupOf =
  (grouping: Grouping) =>
  (route: Route): string | null => {
    if (route.tier === 'priority') return null; // Priority Tier is billed elsewhere.
    const described = grouping.byDescription ? [route.model, route.tier, route.contextWindow, route.geo] : [];
    return groupKey(
      route,
      [workspaceOf(route, grouping), ...described].map((value) => () => value),
    );
  };

const renderRow = (amount: Money, fields: object, workspaceId: string | null): object => ({
  amount: plainCents(amount),
  currency: 'USD',
  ...fields,
  workspace_id: workspaceId,
});

const TOKENS = COMPONENTS.filter(({ costType }) => costType === 'tokens');
const OTHERS = COMPONENTS.filter(({ costType }) => costType !== 'tokens');

/** The rows of one day by description. Only tokens are told apart by model: of each other service a workspace has one row. */
const describedRows = (cells: readonly Cell[], grouping: Grouping, discountPercent: number): object[] => {
  const rows = (own: readonly Cell[], component: Component): object[] => {
    const [first] = own;
    const amount = sum(own.map((cell) => amountOf(cell, discountPercent, [component])));
    if (first === undefined || amount === ZERO) return [];
    return [renderRow(amount, describe(component, first.route), workspaceOf(first.route, grouping))];
  };
  const byWorkspace = Map.groupBy(cells, ({ route }) => workspaceOf(route, grouping));
  return [...byWorkspace.values()].flatMap((own) => [
    ...own.flatMap((cell) => TOKENS.flatMap((component) => rows([cell], component))),
    ...OTHERS.flatMap((component) => rows(own, component)),
  ]);
};

const rowsOf = (cells: readonly Cell[], grouping: Grouping, discountPercent: number): object[] => {
  if (grouping.byDescription) return describedRows(cells, grouping, discountPercent);
  return cells
    .map((cell) => ({ amount: amountOf(cell, discountPercent), route: cell.route }))
    .filter(({ amount }) => amount !== ZERO)
    .map(({ amount, route }) => renderRow(amount, TOTAL, workspaceOf(route, grouping)));
};

const readReport = (params: URLSearchParams) =>
  readQuery(params, {
    starting_at: required(instant),
    ending_at: optional(instant),
    bucket_width: optional(oneOf('1d')),
    limit: optional(integer(1, MAX_DAYS)),
    page: optional(text),
    'group_by[]': many(oneOf('workspace_id', 'description')),
  });

/** Complete days only: an end in the running day is cut back to its midnight before the range is looked at. */
const lastInstant = (now: Instant, servesToday: boolean): Instant => startOf(plusDays(dayOf(now), servesToday ? 1 : 0));

/** `GET /v1/organizations/cost_report` */
export const reportCost = ({ params, company, now, settings }: Asked): unknown => {
  const query = readReport(params);
  const { ledger, discountPercent, workspaces } = company.console;
  const width = WIDTH_MS['1d'];
  const grouping: Grouping = {
    byWorkspace: query['group_by[]'].includes('workspace_id'),
    byDescription: query['group_by[]'].includes('description'),
    defaultWorkspace: workspaces.find(({ isDefault }) => isDefault)?.id ?? null,
  };
  const last = lastInstant(now, settings.costReportServesToday);
  const asked = floorTo(query.ending_at ?? last, width);
  const bounds = { from: floorTo(query.starting_at, width), to: toInstant(Math.min(asked, last)), width };
  return pageBuckets(bounds, query.limit ?? DEFAULT_DAYS, query.page, (from, to) => {
    const cells = aggregate(ledger, { from, to, until: now, width, groupOf: groupOf(grouping) });
    const byDay = Map.groupBy(cells, ({ start }) => start);
    return (start) => rowsOf(byDay.get(start) ?? [], grouping, discountPercent);
  });
};
