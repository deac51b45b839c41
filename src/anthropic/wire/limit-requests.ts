import { z } from 'zod';
import type { LimitRequest } from '../../domain/limit-request.ts';
import { amountSchema } from './amount.ts';
import { instantSchema } from './instant.ts';
import { limitActorSchema, spendLimitSchema } from './spend-limits.ts';

/** A person by name or address, a key by its id. */
const nameDecider = ({ type, name, email_address, user_id, scoped_api_key_id }: z.output<typeof limitActorSchema>) =>
  name ?? email_address ?? user_id ?? scoped_api_key_id ?? type;

// What was asked for and why is not documented and said by some replies: what cannot be read of it is not there.
const amountIfTold = amountSchema.nullish().catch(null);
const textIfTold = z.string().nullish().catch(null);

/** `slir_…`. It becomes part of a path that writes, and so may hold nothing that leads elsewhere. */
const requestIdSchema = z.string().regex(/^[\w-]+$/);

/** `GET /v1/organizations/spend_limit_increase_requests/{id}`, and what deciding one answers with. */
export const limitRequestSchema = z
  .object({
    id: requestIdSchema,
    status: z.enum(['pending', 'approved', 'denied']),
    actor: limitActorSchema,
    period: z.string(),
    requested_amount: amountIfTold,
    amount: amountIfTold,
    reason: textIfTold,
    justification: textIfTold,
    message: textIfTold,
    spend_summary: spendLimitSchema.nullish(),
    created_at: instantSchema,
    resolved_at: instantSchema.nullish(),
    resolved_by: limitActorSchema.nullish(),
  })
  .transform(
    ({ actor, resolved_by, ...request }): LimitRequest => ({
      id: request.id,
      status: request.status,
      userId: actor.user_id ?? null,
      email: actor.email_address ?? null,
      name: actor.name ?? null,
      period: request.period,
      asked: request.requested_amount ?? request.amount ?? null,
      reason: request.reason || request.justification || request.message || null,
      limit: request.spend_summary ?? null,
      createdAt: request.created_at,
      resolvedAt: request.resolved_at ?? null,
      resolvedBy: resolved_by ? nameDecider(resolved_by) : null,
      ...(resolved_by && { resolvedByPerson: resolved_by.type === 'user_actor' }),
    }),
  );

/** `GET /v1/organizations/spend_limit_increase_requests` */
export const limitRequestPageSchema = z.object({
  data: z.array(limitRequestSchema),
  next_page: z.string().nullable(),
});
