import type { FeedActor } from '../../domain/activity-feed.ts';
import type { NameThing } from './name-things.ts';

/** `Directory sync (directory_01)`; only the first where there is no id. */
const withId = (words: string, id: string | null): string => (id === null ? words : `${words} (${id})`);

const namePerson = ({ id, email }: FeedActor, nameThing: NameThing): string => {
  const known = (id === null ? null : nameThing(id)) ?? (email === null ? null : nameThing(email));
  return known ?? email ?? id ?? 'Somebody';
};

/** `API key "pipeline" (sk-ant-api03-Q7x...mQAA)`, or by its id where no list has it. */
const nameKey = (words: string, id: string | null, nameThing: NameThing): string =>
  id === null ? `An ${words}` : `${words} ${nameThing(id) ?? id}`;

const nameFederated = ({ id, provider }: FeedActor): string =>
  withId(`Federated identity${id === null ? '' : ` ${id}`}`, provider);

/** Who did something, at the start of a sentence; plain text. Every kind reads as words, also one that is new. */
export const nameFeedActor = (actor: FeedActor, nameThing: NameThing): string => {
  const { type, kind, id, email, provider } = actor;
  switch (type) {
    case 'user_actor':
      return namePerson(actor, nameThing);
    case 'unauthenticated_user_actor':
      return email === null ? 'Somebody not signed in' : `Somebody not signed in, as ${email},`;
    case 'api_actor':
      return nameKey('API key', id, nameThing);
    case 'admin_api_key_actor':
      return nameKey('Admin API key', id, nameThing);
    case 'service_account_actor':
      return id === null ? 'A service account' : `Service account ${id}`;
    case 'federated_identity_actor':
    case 'federated_actor':
      return nameFederated(actor);
    case 'attested_device_actor':
      return withId('An attested device', id);
    case 'scim_directory_sync_actor':
      return withId(provider === null ? 'Directory sync' : `Directory sync of ${provider}`, id);
    case 'system_actor':
      return withId('A system of Claude', id);
    case 'anthropic_actor':
      return 'Anthropic';
    case 'other':
      return withId(`An actor of the kind ${kind.replaceAll('_', ' ')}`, id);
  }
};
