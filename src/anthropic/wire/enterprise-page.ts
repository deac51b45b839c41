import { z } from 'zod';
import { buildOnce } from './build-once.ts';
import { type EnterpriseField, enterpriseFields, enterpriseUserSchema } from './enterprise-group.ts';
import { instantSchema } from './instant.ts';

const envelope = {
  has_more: z.boolean(),
  next_page: z.string().nullable(),
  data_refreshed_at: instantSchema.nullish(),
};

/** A page of buckets, one for every day, each with the groups of that day and what they measure. */
export const bucketPages = <M extends z.ZodRawShape>(measure: M) =>
  buildOnce((fields: readonly EnterpriseField[]) => {
    const row = z.object({ ...enterpriseFields(fields), ...measure });
    return z.object({ data: z.array(z.object({ starting_at: z.string(), results: z.array(row) })), ...envelope });
  });

/** A page of flat rows of people; without days, a row has no start. */
export const peoplePages = <M extends z.ZodRawShape>(measure: M) =>
  buildOnce((fields: readonly EnterpriseField[], daily: boolean) => {
    const start = daily ? z.string() : z.null();
    const row = z.object({ actor: enterpriseUserSchema, starting_at: start, ...enterpriseFields(fields), ...measure });
    return z.object({ data: z.array(row), ...envelope });
  });
