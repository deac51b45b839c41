import { z } from 'zod';
import type { Actor } from '../../domain/spend.ts';

const userSchema = z.object({
  type: z.literal('user_actor'),
  user_id: z.string(),
  email_address: z.string().nullable(),
  name: z.string().nullable(),
  deleted: z.boolean(),
});

const serviceAccountSchema = z.object({ type: z.literal('service_account_actor'), service_account_id: z.string() });

const apiKeySchema = z.object({ type: z.literal('api_actor'), api_key_id: z.string() });

const federatedSchema = z.object({
  type: z.literal('federated_actor'),
  provider: z.object({
    type: z.string(),
    account_id: z.string().nullish(),
    signed_principal: z.string().nullish(),
    subscription_id: z.string().nullish(),
    project_number: z.string().nullish(),
    issuer: z.string().nullish(),
  }),
  subject: z.string().nullable(),
});

const KNOWN = new Set(['user_actor', 'service_account_actor', 'api_actor', 'federated_actor']);

/** A kind of identity that came after this was written. */
const newerSchema = z.looseObject({ type: z.string().refine((type) => !KNOWN.has(type)) });

/** The identity of a row of the Usage and Cost Analytics API. */
export const analyticsActorSchema = z.union([
  userSchema,
  apiKeySchema,
  serviceAccountSchema,
  federatedSchema,
  newerSchema,
]);
type WireActor = z.output<typeof analyticsActorSchema>;

const withoutPerson = (id: string, type: Actor['type'], name: string | null = null): Actor => ({
  id,
  type,
  email: null,
  name,
  deleted: false,
});

/** `federated:aws:123456789012:arn:…`: the provider, the account it answers for, and whom it vouched for. */
const readFederated = ({ provider, subject }: z.output<typeof federatedSchema>): Actor => {
  const account = provider.account_id ?? provider.subscription_id ?? provider.project_number ?? provider.issuer;
  const principal = subject ?? provider.signed_principal ?? null;
  return withoutPerson(`federated:${provider.type}:${account ?? ''}:${principal ?? ''}`, 'federated', principal);
};

const is = <T extends string>(actor: WireActor, type: T): actor is Extract<WireActor, { type: T }> =>
  actor.type === type;

/** A newer kind of identity keeps a row of its own, named by all that was sent of it. */
export const readActor = (actor: WireActor): Actor => {
  if (is(actor, 'user_actor')) {
    const { user_id, email_address, name, deleted } = actor;
    return { id: user_id, type: 'user', email: email_address, name, deleted };
  }
  if (is(actor, 'api_actor')) return withoutPerson(actor.api_key_id, 'api_key');
  if (is(actor, 'service_account_actor')) return withoutPerson(actor.service_account_id, 'service_account');
  if (is(actor, 'federated_actor')) return readFederated(actor);
  return withoutPerson(`${actor.type}:${JSON.stringify(Object.entries(actor).sort())}`, 'federated');
};
