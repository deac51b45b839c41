import { z } from 'zod';
import { instantSchema } from './instant.ts';

/** What the pages of the analytics reports have in common; their rows are not looked at. */
export const envelopeSchema = z
  .object({
    data: z.custom<readonly unknown[]>(Array.isArray),
    has_more: z.boolean(),
    next_page: z.string().nullable(),
    data_refreshed_at: instantSchema.nullish(),
  })
  .transform(({ data_refreshed_at, ...page }) => ({ ...page, refreshedAt: data_refreshed_at ?? null }));
