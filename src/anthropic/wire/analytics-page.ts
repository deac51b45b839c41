import { z } from 'zod';
import { type AnalyticsField, analyticsGroupSchema } from './analytics-group.ts';
import { buildOnce } from './build-once.ts';
import { instantSchema } from './instant.ts';

/** A page of flat rows: the start of a day, the group by its dimensions, and what it measures. */
export const analyticsPages = <M extends z.ZodRawShape>(measure: M) =>
  buildOnce((fields: readonly AnalyticsField[]) =>
    z.object({
      data: z.array(z.object({ starting_at: z.string(), group: analyticsGroupSchema(fields), ...measure })),
      has_more: z.boolean(),
      next_page: z.string().nullable(),
      data_refreshed_at: instantSchema.nullish(),
    }),
  );
