import { z } from 'zod';
import { analyticsActorSchema } from './analytics-actor.ts';
import { type Asked, pickFields } from './pick-fields.ts';

const idSchema = z.string().nullable();

/** The dimensions of analytics rows that are asked for; the wire has more. */
const groupSchema = z.object({
  workspace_id: idSchema,
  model: idSchema,
  api_key_id: idSchema,
  actor: analyticsActorSchema.nullable(),
  product: idSchema,
  cost_type: idSchema,
  token_type: idSchema,
  service_tier: idSchema,
  slack_channel_id: idSchema,
});

export type AnalyticsField = keyof typeof groupSchema.shape;
export type AnalyticsGroup = Asked<z.output<typeof groupSchema>>;

export const analyticsGroupSchema = (fields: readonly AnalyticsField[]) =>
  z.object(pickFields(groupSchema.shape, fields));
