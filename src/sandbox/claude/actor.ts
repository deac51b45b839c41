import type { SampleActor } from '../organisation/spend-fact.ts';

/** What tells one identity from another: the tagged id, or for a federated one what its provider asserts. */
export const actorKey = (actor: SampleActor | null): string | null => {
  if (actor === null) return null;
  return actor.type === 'federated' ? `aws ${actor.signedPrincipal}` : actor.id;
};

export const actorType = (actor: SampleActor | null): string | null => {
  if (actor === null) return null;
  return actor.type === 'api_key' ? 'api_actor' : `${actor.type}_actor`;
};

/** An identity as the Usage and Cost Analytics API names it. */
export const renderActor = (actor: SampleActor | null): unknown => {
  switch (actor?.type) {
    case undefined:
      return null;
    case 'user':
      return {
        type: 'user_actor',
        user_id: actor.id,
        email_address: actor.email,
        name: actor.name,
        deleted: actor.deleted,
      };
    case 'service_account':
      return { type: 'service_account_actor', service_account_id: actor.id };
    case 'api_key':
      return { type: 'api_actor', api_key_id: actor.id };
    case 'federated':
      return {
        type: 'federated_actor',
        provider: { type: 'aws', account_id: actor.accountId, signed_principal: actor.signedPrincipal },
        subject: actor.subject,
      };
  }
};
