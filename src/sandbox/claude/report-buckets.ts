import { isoInstant, toInstant } from '../../domain/day.ts';
import { compareMoney } from '../../domain/money.ts';
import { totalTokensOf } from '../organisation/counts.ts';
import { aggregate, type Cell, listAmountOf } from './aggregate.ts';
import { piecesFor, renderCost } from './analytics-cost.ts';
import { checkRange } from './analytics-query.ts';
import { renderUsage } from './analytics-usage.ts';
import type { Asked } from './endpoint.ts';
import { GROUPS, type Group, grouper, renderGroup, SHARED } from './legacy-dimensions.ts';
import { floorTo, pageBuckets, WIDTH_MS, type Width } from './page-buckets.ts';
import { integer, many, oneOf, optional, type Reader, readQuery, text } from './read-query.ts';

const LIMITS: Readonly<Record<Width, { readonly usual: number; readonly most: number }>> = {
  '1d': { usual: 7, most: 31 },
  '1h': { usual: 24, most: 168 },
  '1m': { usual: 60, most: 256 },
};
/** Each bucket tells of its largest groups only, without a remainder. */
const TOP_GROUPS = 100;

const readReport = <G extends string>(params: URLSearchParams, groupBy: Reader<readonly G[]>) =>
  readQuery(params, { ...SHARED, limit: optional(text), 'group_by[]': groupBy });

/** The whole organisation over time, in buckets, empty ones included. */
const report = (
  asked: Asked,
  query: ReturnType<typeof readReport>,
  rank: (a: Cell, b: Cell) => number,
  render: (cell: Cell) => readonly object[],
): unknown => {
  const { company, now, settings } = asked;
  const unit = query.bucket_width ?? '1d';
  const width = WIDTH_MS[unit];
  const end = checkRange(query, query.bucket_width, now);
  const { usual, most } = LIMITS[unit];
  const limit = query.limit === undefined ? usual : integer(1, most)(query.limit, 'limit');
  const groups = GROUPS.filter((group) => query['group_by[]'].some((name) => name === group));
  const groupOf = grouper(query, groups);
  const watermark = settings.watermark(now);
  const bounds = { from: floorTo(query.starting_at, width), to: toInstant(Math.ceil(end / width) * width), width };
  const page = pageBuckets(bounds, limit, query.page, (from, to) => {
    const cells = aggregate(company.enterprise.ledger, { from, to, until: watermark, width, groupOf });
    const byBucket = Map.groupBy(cells, ({ start }) => start);
    return (start) =>
      (byBucket.get(start) ?? [])
        .filter(({ counts }) => counts.requests > 0)
        .sort((a, b) => -rank(a, b))
        .slice(0, TOP_GROUPS)
        .flatMap((cell) => render(cell).map((fields) => ({ ...renderGroup(cell.route, groups), ...fields })));
  });
  return {
    organization_id: company.enterprise.organisation.id,
    ...page,
    data_refreshed_at: bounds.from < watermark ? isoInstant(watermark) : null,
  };
};

/** `GET /v1/organizations/analytics/usage_report` */
export const reportEnterpriseUsage = (asked: Asked): unknown => {
  const query = readReport(asked.params, many(oneOf<Group>(...GROUPS)));
  const rank = (a: Cell, b: Cell): number => totalTokensOf(a.counts) - totalTokensOf(b.counts);
  return report(asked, query, rank, ({ counts }) => {
    const { total_tokens: _sum, ...usage } = renderUsage(counts);
    return [usage];
  });
};

/** `GET /v1/organizations/analytics/cost_report` */
export const reportEnterpriseCost = (asked: Asked): unknown => {
  const query = readReport(asked.params, many(oneOf(...GROUPS, 'cost_type', 'token_type')));
  const pieces = piecesFor(query['group_by[]'].includes('cost_type'), query['group_by[]'].includes('token_type'));
  const { discountPercent } = asked.company.enterprise;
  const rank = (a: Cell, b: Cell): number => compareMoney(listAmountOf(a), listAmountOf(b));
  return report(asked, query, rank, (cell) =>
    pieces
      .filter(({ costType, components }) => costType === null || listAmountOf(cell, components) !== 0n)
      .map((piece) => ({
        ...renderCost(cell, piece, discountPercent),
        cost_type: piece.costType,
        token_type: piece.tokenType,
      })),
  );
};
