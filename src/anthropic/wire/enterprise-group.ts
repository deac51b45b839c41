import { z } from 'zod';
import type { Actor } from '../../domain/spend.ts';
import { type Asked, pickFields } from './pick-fields.ts';

const idSchema = z.string().nullable();

const fieldsSchema = z.object({
  model: idSchema,
  product: idSchema,
  slack_channel_id: idSchema,
  cost_type: idSchema,
  token_type: idSchema,
});

/** The dimensions of the Claude Enterprise reports that came before the Usage and Cost Analytics API. */
export type EnterpriseField = keyof typeof fieldsSchema.shape;
export type EnterpriseGroup = Asked<z.output<typeof fieldsSchema>> & { readonly actor?: Actor | undefined };

export const enterpriseFields = (fields: readonly EnterpriseField[]) => pickFields(fieldsSchema.shape, fields);

/** The e-mail was called `email` before it was called `email_address`. */
export const enterpriseUserSchema = z.object({
  type: z.literal('user_actor'),
  user_id: z.string(),
  email_address: z.string().nullish(),
  email: z.string().nullish(),
  name: z.string().nullable(),
  deleted: z.boolean(),
});

export const readUser = (user: z.output<typeof enterpriseUserSchema>): Actor => ({
  id: user.user_id,
  type: 'user',
  email: user.email_address ?? user.email ?? null,
  name: user.name,
  deleted: user.deleted,
});
