import { z } from 'zod';
import type { Span } from '../../domain/day.ts';
import type { AnalyticsField } from './analytics-group.ts';
import { analyticsPages } from './analytics-page.ts';
import { readValues } from './read-values.ts';

const wirePage = analyticsPages({ cost: z.object({ amount: z.string(), currency: z.literal('USD') }) });

/** `GET /v1/organizations/analytics/cost`, grouped by `fields`: flat rows, amounts after discounts and before credits. */
export const analyticsCostPageSchema = (span: Span, fields: readonly AnalyticsField[]) =>
  wirePage(fields).transform(({ data, data_refreshed_at, ...paging }, context) => {
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
