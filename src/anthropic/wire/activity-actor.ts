import { z } from 'zod';
import type { FeedActor } from '../../domain/activity-feed.ts';

/** Of an actor only its kind is certain: the other fields depend on it, and are read one by one. */
export const activityActorSchema = z.looseObject({ type: z.string() });
type WireActor = z.output<typeof activityActorSchema>;

type Known = Exclude<FeedActor['type'], 'other'>;

/** What tells one of a kind from the others, the most telling first. */
const ID_FIELDS: Readonly<Record<Known, readonly string[]>> = {
  user_actor: ['user_id'],
  api_actor: ['api_key_id'],
  admin_api_key_actor: ['admin_api_key_id'],
  unauthenticated_user_actor: [],
  anthropic_actor: [],
  scim_directory_sync_actor: ['directory_id'],
  system_actor: ['service'],
  service_account_actor: ['service_account_id'],
  federated_identity_actor: ['subject'],
  federated_actor: ['subject'],
  attested_device_actor: ['external_client_id', 'kid_hash'],
};

const isKnown = (kind: string): kind is Known => Object.hasOwn(ID_FIELDS, kind);

/** The first of these fields that is a text. */
const textOf = (record: Readonly<Record<string, unknown>>, fields: readonly string[]): string | null => {
  for (const field of fields) {
    const value = record[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
};

const providerSchema = z.looseObject({ type: z.string() });

/** Who vouched: an issuer, a directory's kind, or a cloud with the account that it answers for, `aws:123456789012`. */
const readProvider = (actor: WireActor): { readonly provider: string | null; readonly principal: string | null } => {
  // Few have one, and a check that fails takes as long as the rest of the row.
  const given = actor.provider === undefined ? null : providerSchema.safeParse(actor.provider);
  if (!given?.success) return { provider: textOf(actor, ['issuer', 'idp_connection_type']), principal: null };
  const account = textOf(given.data, ['account_id', 'subscription_id', 'project_number', 'issuer']);
  const provider = account === null ? given.data.type : `${given.data.type}:${account}`;
  return { provider, principal: textOf(given.data, ['signed_principal']) };
};

/** A kind that came after this was written is `other`, with what it has of an id. */
export const readActivityActor = (actor: WireActor): FeedActor => {
  const { type: kind } = actor;
  const known = isKnown(kind);
  const idFields = known ? ID_FIELDS[kind] : Object.keys(actor).filter((field) => field.endsWith('_id'));
  const { provider, principal } = readProvider(actor);
  return {
    type: known ? kind : 'other',
    kind,
    id: textOf(actor, idFields) ?? principal,
    email: textOf(actor, ['email_address', 'unauthenticated_email_address']),
    provider,
    ipAddress: textOf(actor, ['ip_address']),
    userAgent: textOf(actor, ['user_agent']),
  };
};
