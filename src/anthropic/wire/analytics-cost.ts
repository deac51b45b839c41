import { z } from 'zod';
import type { Span } from '../../domain/day.ts';
import { type AnalyticsField, analyticsGroupSchema } from './analytics-group.ts';
import { instantSchema } from './instant.ts';
import { readValues } from './read-values.ts';

/** `GET /v1/organizations/analytics/cost`, grouped by `fields`: flat rows, amounts after discounts and before credits. */
export const analyticsCostPageSchema = (span: Span, fields: readonly AnalyticsField[]) =>
  z
    .object({
      data: z.array(
        z.object({
          starting_at: z.string(),
          group: analyticsGroupSchema(fields),
          cost: z.object({ amount: z.string(), currency: z.literal('USD') }),
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
        data: data.map(({ starting_at, group, cost }, row) => ({
          day: read.day(starting_at, () => ['data', row, 'starting_at']),
          group,
          measure: { amount: read.amount(cost.amount, () => ['data', row, 'cost', 'amount']) },
        })),
      };
    });
