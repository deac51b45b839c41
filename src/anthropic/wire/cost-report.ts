import { z } from 'zod';
import type { Span } from '../../domain/day.ts';
import { buildOnce } from './build-once.ts';
import { type Asked, pickFields } from './pick-fields.ts';
import { readValues } from './read-values.ts';

const idSchema = z.string().nullable();

const fieldsSchema = z.object({
  workspace_id: idSchema,
  model: idSchema,
  cost_type: idSchema,
  token_type: idSchema,
  service_tier: idSchema,
});

export type CostReportField = keyof typeof fieldsSchema.shape;
export type CostReportGroup = Asked<z.output<typeof fieldsSchema>>;

const wirePage = buildOnce((fields: readonly CostReportField[]) =>
  z.object({
    data: z.array(
      z.object({
        starting_at: z.string(),
        results: z.array(
          z.object({ ...pickFields(fieldsSchema.shape, fields), amount: z.string(), currency: z.literal('USD') }),
        ),
      }),
    ),
    has_more: z.boolean(),
    next_page: z.string().nullable(),
  }),
);

/** `GET /v1/organizations/cost_report` with these fields asked for: a bucket for every day, empty ones included. */
export const costReportPageSchema = (span: Span, fields: readonly CostReportField[]) =>
  wirePage(fields).transform(({ data, ...paging }, context) => {
    const read = readValues(span, context);
    const buckets = data.map(({ starting_at, results }, bucket) => {
      const day = read.day(starting_at, () => ['data', bucket, 'starting_at']);
      return results.map(({ amount, ...group }, row) => ({
        day,
        group,
        measure: { amount: read.amount(amount, () => ['data', bucket, 'results', row, 'amount']) },
      }));
    });
    return { ...paging, refreshedAt: null, data: buckets.flat() };
  });
