import { isoInstant } from '../../domain/day.ts';
import { compareMoney } from '../../domain/money.ts';
import { COMPONENTS, type Component, discounted } from '../organisation/price.ts';
import { type Cell, listAmountOf } from './aggregate.ts';
import { paddedCents } from './amount.ts';
import { GROUPS, renderGroup } from './analytics-dimensions.ts';
import { checkBeta, checkOffered, readAnalytics, runAnalytics, shownCells } from './analytics-query.ts';
import type { Asked } from './endpoint.ts';
import { pageRows } from './page-rows.ts';
import { many, oneOf, optional } from './read-query.ts';

/** A piece of a row's cost: the whole, a kind of cost, or a kind of token. */
interface Piece {
  readonly costType: string | null;
  readonly tokenType: string | null;
  readonly components: readonly Component[];
}

const WHOLE: Piece = { costType: null, tokenType: null, components: COMPONENTS };

/** Grouped by token type alone, a report holds only what tokens cost; with the cost type it holds everything. */
export const piecesFor = (byCostType: boolean, byTokenType: boolean): readonly Piece[] => {
  if (byTokenType) {
    const shown = byCostType ? COMPONENTS : COMPONENTS.filter(({ costType }) => costType === 'tokens');
    return shown.map((component) => ({ ...component, components: [component] }));
  }
  if (!byCostType) return [WHOLE];
  const byType = Map.groupBy(COMPONENTS, ({ costType }) => costType);
  return [...byType].map(([costType, components]) => ({ costType, tokenType: null, components }));
};

export const renderCost = (cell: Cell, piece: Piece, discountPercent: number): object => {
  const list = listAmountOf(cell, piece.components);
  return {
    amount: paddedCents(discounted(list, discountPercent)),
    list_amount: paddedCents(list),
    currency: 'USD',
    requests: piece.costType === null ? cell.counts.requests : null,
  };
};

const ranked =
  (order: 'asc' | 'desc', byTime: boolean) =>
  (cells: Cell[]): Cell[] => {
    const sign = order === 'asc' ? 1 : -1;
    const amounts = new Map(cells.map((cell) => [cell, listAmountOf(cell)]));
    const amount = (cell: Cell) => amounts.get(cell) ?? listAmountOf(cell);
    return cells
      .filter((cell) => amount(cell) !== 0n)
      .sort((a, b) => {
        if (byTime && a.start !== b.start) return sign * (a.start - b.start);
        return (byTime ? -1 : sign) * compareMoney(amount(a), amount(b));
      });
  };

/** `GET /v1/organizations/analytics/cost` */
export const answerAnalyticsCost = (asked: Asked): unknown => {
  checkOffered(asked);
  checkBeta(asked);
  const query = readAnalytics(
    asked.params,
    many(oneOf(...GROUPS, 'cost_type', 'token_type')),
    optional(oneOf('amount', 'list_amount', 'time')),
  );
  const byTime = query.order_by === 'time' && query.time_bucket_width !== undefined;
  const report = runAnalytics(asked, 'cost', query, ranked(query.order ?? 'desc', byTime));
  const page = pageRows(report.cells, query.limit ?? 20, report.position, asked.params, asked.source);
  const groupBy = query['group_by[]'];
  const pieces = piecesFor(groupBy.includes('cost_type'), groupBy.includes('token_type'));
  const { discountPercent } = asked.company[asked.source];
  const data = shownCells(page.rows, query).flatMap((cell) =>
    pieces
      .filter((piece) => piece.costType === null || listAmountOf(cell, piece.components) !== 0n)
      .map((piece) => ({
        starting_at: isoInstant(cell.start),
        ending_at: isoInstant(cell.end),
        group: { ...renderGroup(cell.route, report.groups), cost_type: piece.costType, token_type: piece.tokenType },
        cost: renderCost(cell, piece, discountPercent),
      })),
  );
  return {
    data,
    has_more: page.has_more,
    next_page: page.next_page,
    data_refreshed_at: report.refreshedAt === null ? null : isoInstant(report.refreshedAt),
  };
};
