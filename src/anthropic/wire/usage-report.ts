import { z } from 'zod';
import type { Span } from '../../domain/day.ts';
import { buildOnce } from './build-once.ts';
import { type Asked, pickFields } from './pick-fields.ts';
import { readValues } from './read-values.ts';
import { tokenCountsShape, toUsage } from './token-counts.ts';

const idSchema = z.string().nullable();

const fieldsSchema = z.object({
  workspace_id: idSchema,
  model: idSchema,
  api_key_id: idSchema,
  account_id: idSchema,
  service_account_id: idSchema,
  service_tier: idSchema,
});

export type UsageReportField = keyof typeof fieldsSchema.shape;
export type UsageReportGroup = Asked<z.output<typeof fieldsSchema>>;

const wirePage = buildOnce((fields: readonly UsageReportField[]) =>
  z.object({
    data: z.array(
      z.object({
        starting_at: z.string(),
        results: z.array(z.object({ ...pickFields(fieldsSchema.shape, fields), ...tokenCountsShape })),
      }),
    ),
    has_more: z.boolean(),
    next_page: z.string().nullable(),
  }),
);

/** `GET /v1/organizations/usage_report/messages`, grouped by `fields`: a bucket for every day, empty ones included. */
export const usageReportPageSchema = (span: Span, fields: readonly UsageReportField[]) =>
  wirePage(fields).transform(({ data, ...paging }, context) => {
    const read = readValues(span, context);
    const buckets = data.map(({ starting_at, results }, bucket) => {
      const day = read.day(starting_at, () => ['data', bucket, 'starting_at']);
      return results.map((group) => ({ day, group, measure: toUsage(group) }));
    });
    return { ...paging, refreshedAt: null, data: buckets.flat() };
  });
