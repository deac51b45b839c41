import { z } from 'zod';
import type { Span } from '../../domain/day.ts';
import type { AnalyticsField } from './analytics-group.ts';
import { analyticsPages } from './analytics-page.ts';
import { readValues } from './read-values.ts';
import { tokenCountsShape, toUsage } from './token-counts.ts';

const wirePage = analyticsPages({ usage: z.object(tokenCountsShape) });

/** `GET /v1/organizations/analytics/usage`, grouped by `fields`: flat rows of token counts. */
export const analyticsUsagePageSchema = (span: Span, fields: readonly AnalyticsField[]) =>
  wirePage(fields).transform(({ data, data_refreshed_at, ...paging }, context) => {
    const read = readValues(span, context);
    return {
      ...paging,
      refreshedAt: data_refreshed_at ?? null,
      data: data.map(({ starting_at, group, usage }, row) => ({
        day: read.day(starting_at, () => ['data', row, 'starting_at']),
        group,
        measure: toUsage(usage),
      })),
    };
  });
