import { z } from 'zod';
import type { SpendLimit } from '../../domain/activity.ts';
import { amountSchema } from './amount.ts';

/** Whoever it is: a person has `user_id`, an address and a name; a key that acts for the organisation has its own id only. */
export const limitActorSchema = z.object({
  type: z.string(),
  user_id: z.string().nullish(),
  scoped_api_key_id: z.string().nullish(),
  email_address: z.string().nullish(),
  name: z.string().nullish(),
});

/** The effective limit of one person for one period; null when it is of no person. */
export const spendLimitSchema = z
  .object({
    actor: limitActorSchema,
    scope: z.object({ type: z.string(), user_id: z.string().nullish() }),
    amount: amountSchema.nullable(),
    currency: z.literal('USD'),
    period: z.string(),
    period_to_date_spend: amountSchema,
    source: z.object({ type: z.string() }),
  })
  .transform(({ actor, scope, ...limit }): SpendLimit | null => {
    const userId = actor.user_id ?? scope.user_id;
    if (typeof userId !== 'string') return null;
    return {
      userId,
      email: actor.email_address ?? null,
      name: actor.name ?? null,
      limit: limit.amount,
      spent: limit.period_to_date_spend,
      period: limit.period,
      setBy: limit.source.type,
    };
  });

/** `GET /v1/organizations/spend_limits/effective`: a row for each person and period; rows that are of no person are left out. */
export const effectiveLimitsPageSchema = z
  .object({ data: z.array(spendLimitSchema), next_page: z.string().nullable() })
  .transform(({ data, next_page }) => ({ data: data.filter((limit) => limit !== null), next_page }));
