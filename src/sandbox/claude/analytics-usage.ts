import { isoInstant } from '../../domain/day.ts';
import { totalTokensOf } from '../organisation/counts.ts';
import type { Counts } from '../organisation/spend-fact.ts';
import type { Cell } from './aggregate.ts';
import { GROUPS, renderGroup } from './analytics-dimensions.ts';
import { checkBeta, checkOffered, readAnalytics, runAnalytics, shownCells } from './analytics-query.ts';
import type { Asked } from './endpoint.ts';
import { pageRows } from './page-rows.ts';
import { many, oneOf, optional } from './read-query.ts';

const METRICS = {
  total_tokens: totalTokensOf,
  output_tokens: (counts) => counts.output,
  uncached_input_tokens: (counts) => counts.uncachedInput,
  requests: (counts) => counts.requests,
} as const satisfies Readonly<Record<string, (counts: Counts) => number>>;

const ORDERS = ['output_tokens', 'requests', 'time', 'total_tokens', 'uncached_input_tokens'] as const;

/** Token counts as the analytics reports write them. */
export const renderUsage = (counts: Counts) => ({
  uncached_input_tokens: counts.uncachedInput,
  cache_creation: {
    ephemeral_5m_input_tokens: counts.cacheWrite5m,
    ephemeral_1h_input_tokens: counts.cacheWrite1h,
  },
  cache_read_input_tokens: counts.cacheRead,
  output_tokens: counts.output,
  total_tokens: totalTokensOf(counts),
  requests: counts.requests,
  server_tool_use: { web_search_requests: counts.webSearches },
});

const ranked =
  (order: 'asc' | 'desc', metric: keyof typeof METRICS, byTime: boolean) =>
  (cells: Cell[]): Cell[] => {
    const sign = order === 'asc' ? 1 : -1;
    const measure = METRICS[metric];
    return cells
      .filter(({ counts }) => totalTokensOf(counts) + counts.requests + counts.webSearches > 0)
      .sort((a, b) => {
        if (byTime && a.start !== b.start) return sign * (a.start - b.start);
        return (byTime ? -1 : sign) * (measure(a.counts) - measure(b.counts));
      });
  };

/** `GET /v1/organizations/analytics/usage` */
export const answerAnalyticsUsage = (asked: Asked): unknown => {
  checkOffered(asked);
  checkBeta(asked);
  const query = readAnalytics(asked.params, many(oneOf(...GROUPS)), optional(oneOf(...ORDERS)));
  const order = query.order_by ?? 'total_tokens';
  const byTime = order === 'time' && query.time_bucket_width !== undefined;
  const metric = order === 'time' ? 'total_tokens' : order;
  const report = runAnalytics(asked, 'usage', query, ranked(query.order ?? 'desc', metric, byTime));
  const page = pageRows(report.cells, query.limit ?? 20, report.position, asked.params, asked.source);
  return {
    data: shownCells(page.rows, query).map((cell) => ({
      starting_at: isoInstant(cell.start),
      ending_at: isoInstant(cell.end),
      group: renderGroup(cell.route, report.groups),
      usage: renderUsage(cell.counts),
    })),
    has_more: page.has_more,
    next_page: page.next_page,
    data_refreshed_at: report.refreshedAt === null ? null : isoInstant(report.refreshedAt),
  };
};
