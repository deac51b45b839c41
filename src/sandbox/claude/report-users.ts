import { isoInstant, toInstant } from '../../domain/day.ts';
import { compareMoney } from '../../domain/money.ts';
import { totalTokensOf } from '../organisation/counts.ts';
import type { Route } from '../organisation/spend-fact.ts';
import { actorKey, renderActor } from './actor.ts';
import { aggregate, type Cell, listAmountOf } from './aggregate.ts';
import { piecesFor, renderCost } from './analytics-cost.ts';
import { checkRange } from './analytics-query.ts';
import { renderUsage } from './analytics-usage.ts';
import type { Asked } from './endpoint.ts';
import { GROUPS, type Group, grouper, renderGroup, SHARED } from './legacy-dimensions.ts';
import { floorTo, WIDTH_MS } from './page-buckets.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { flag, integer, many, oneOf, optional, type Reader, readQuery, text } from './read-query.ts';

const readReport = <G extends string, O extends string>(
  params: URLSearchParams,
  groupBy: Reader<readonly G[]>,
  orderBy: Reader<O | undefined>,
) =>
  readQuery(params, {
    ...SHARED,
    'user_ids[]': many(text),
    exclude_deleted_users: optional(flag),
    limit: optional(integer(1, 1000)),
    order: optional(oneOf('asc', 'desc')),
    'group_by[]': groupBy,
    order_by: orderBy,
  });

const DEFAULT_LIMIT = 20;

/** One row per person, group and bucket with use; only what is attributed to a person is in these reports. */
const report = (
  asked: Asked,
  query: ReturnType<typeof readReport>,
  rank: (a: Cell, b: Cell) => number,
  render: (cell: Cell) => readonly object[],
): unknown => {
  const { company, source, params, settings } = asked;
  const start = { offset: 0, now: asked.now, watermark: settings.watermark(asked.now) };
  const position = readPosition(params, source, start);
  const end = checkRange(query, query.bucket_width, position.now);
  const width = query.bucket_width === undefined ? null : WIDTH_MS[query.bucket_width];
  const from = width === null ? query.starting_at : floorTo(query.starting_at, width);
  const groups = GROUPS.filter((group) => query['group_by[]'].some((name) => name === group));
  const groupOf = grouper(query, groups, [({ actor }) => actorKey(actor)]);
  const users = query['user_ids[]'];
  const isWanted = ({ actor }: Route): boolean =>
    actor?.type === 'user' && (users.length === 0 || users.includes(actor.id));
  const sign = query.order === 'asc' ? 1 : -1;
  const cells = aggregate(company.enterprise.ledger, {
    from,
    to: width === null ? end : toInstant(Math.ceil(end / width) * width),
    until: position.watermark,
    width,
    groupOf: (route) => (isWanted(route) ? groupOf(route) : null),
  })
    .filter(({ counts }) => counts.requests > 0)
    .sort((a, b) => sign * rank(a, b));
  const page = pageRows(cells, query.limit ?? DEFAULT_LIMIT, position, params, source);
  const shown = page.rows.filter(({ route: { actor } }) => {
    return query.exclude_deleted_users !== true || (actor?.type === 'user' && !actor.deleted);
  });
  return {
    organization_id: company.enterprise.organisation.id,
    data: shown.flatMap((cell) =>
      render(cell).map((fields) => ({
        actor: renderActor(cell.route.actor),
        ...renderGroup(cell.route, groups),
        starting_at: width === null ? null : isoInstant(cell.start),
        ending_at: width === null ? null : isoInstant(cell.end),
        ...fields,
      })),
    ),
    has_more: page.has_more,
    next_page: page.next_page,
    data_refreshed_at: from < position.watermark ? isoInstant(position.watermark) : null,
  };
};

/** `GET /v1/organizations/analytics/user_usage_report` */
export const reportUserUsage = (asked: Asked): unknown => {
  const orders = oneOf('total_tokens', 'output_tokens', 'uncached_input_tokens', 'requests');
  const query = readReport(asked.params, many(oneOf<Group>(...GROUPS)), optional(orders));
  const measure = ({ counts }: Cell): number => {
    if (query.order_by === 'requests') return counts.requests;
    if (query.order_by === 'output_tokens') return counts.output;
    return query.order_by === 'uncached_input_tokens' ? counts.uncachedInput : totalTokensOf(counts);
  };
  return report(
    asked,
    query,
    (a, b) => measure(a) - measure(b),
    (cell) => [renderUsage(cell.counts)],
  );
};

/** `GET /v1/organizations/analytics/user_cost_report` */
export const reportUserCost = (asked: Asked): unknown => {
  const groupBy = many(oneOf(...GROUPS, 'cost_type', 'token_type'));
  const query = readReport(asked.params, groupBy, optional(oneOf('amount', 'list_amount')));
  const pieces = piecesFor(query['group_by[]'].includes('cost_type'), query['group_by[]'].includes('token_type'));
  const { discountPercent } = asked.company.enterprise;
  return report(
    asked,
    query,
    (a, b) => compareMoney(listAmountOf(a), listAmountOf(b)),
    (cell) =>
      pieces
        .filter(({ costType, components }) => costType === null || listAmountOf(cell, components) !== 0n)
        .map((piece) => ({
          ...renderCost(cell, piece, discountPercent),
          cost_type: piece.costType,
          token_type: piece.tokenType,
        })),
  );
};
