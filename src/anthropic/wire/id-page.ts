import { z } from 'zod';

/** One page of a list that is continued with `after_id`. `first_id` serves reading backwards, which nothing here does. */
export const idPageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ data: z.array(row), has_more: z.boolean(), last_id: z.string().nullish() });
