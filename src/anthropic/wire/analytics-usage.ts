import { z } from 'zod';
import type { Span } from '../../domain/day.ts';
import { type AnalyticsField, analyticsGroupSchema } from './analytics-group.ts';
import { instantSchema } from './instant.ts';
import { readValues } from './read-values.ts';
import { tokenCountsShape, toUsage } from './token-counts.ts';

/** `GET /v1/organizations/analytics/usage`, grouped by `fields`: flat rows of token counts. */
export const analyticsUsagePageSchema = (span: Span, fields: readonly AnalyticsField[]) =>
  z
    .object({
      data: z.array(
        z.object({
          starting_at: z.string(),
          group: analyticsGroupSchema(fields),
          usage: z.object(tokenCountsShape),
        }),
      ),
      has_more: z.boolean(),
      next_page: z.string().nullable(),
      data_refreshed_at: instantSchema.nullish(),
    })
    .transform(({ data, data_refreshed_at, ...paging }, context) => {
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
