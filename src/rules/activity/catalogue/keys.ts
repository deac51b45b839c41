import type { Activity } from '../../../domain/activity-feed.ts';
import type { Source } from '../../../domain/spend.ts';
import { KEYS_PAGE } from '../../describe-place.ts';
import { keyFact } from '../../name-fact.ts';
import { type Catalogue, high, low, medium } from '../entry.ts';
import { textOf, updated, updatesOf } from '../read-fields.ts';

const ASK =
  'Ask whoever did it what it is for; if nobody can say, take it away again and look at what it was used for.';
const ADMIN_KEYS = `An Admin key can change members, keys and workspaces. ${ASK} They are under Console → Settings → Admin keys.`;
const CHANGED = 'If nobody meant this, put it right and look at what the key was used for.';
const API_KEYS = `${ASK} Keys are under ${KEYS_PAGE}.`;
const SCOPED_KEYS = `${ASK} Keys for claude.ai are under Organization settings → API.`;

const createdFact = (activity: Activity, source: Source): readonly string[] => {
  const id = textOf(activity, 'api_key_id');
  return id === null ? [] : [keyFact(source, id, 'created')];
};

/** What a comparison of two lists of keys calls these changes. */
const changedFacts = (activity: Activity, source: Source): readonly string[] => {
  const id = textOf(activity, 'api_key_id');
  if (id === null) return [];
  return updatesOf(activity).flatMap(({ what, to }) => {
    if (what === 'name') return [keyFact(source, id, 'renamed')];
    return what === 'status' ? [keyFact(source, id, `status:${String(to)}`)] : [];
  });
};

/** Keys that people and programs sign in with. */
export const KEYS: Catalogue = {
  admin_api_key_created: {
    cases: [high('created the Admin API key {admin_api_key_id}[ with the scopes {scopes}]')],
    shows: ['admin_api_key_id', 'scopes'],
    advice: ADMIN_KEYS,
  },
  admin_api_key_updated: {
    cases: [
      high('reactivated the Admin API key {admin_api_key_id}', updated('status', 'active')),
      medium('changed the Admin API key {admin_api_key_id}[: {updates}]'),
    ],
    shows: ['admin_api_key_id', 'updates'],
    advice: `${CHANGED} They are under Console → Settings → Admin keys.`,
  },
  admin_api_key_deleted: {
    cases: [medium('deleted the Admin API key {admin_api_key_id}')],
    shows: ['admin_api_key_id'],
    advice: 'Whatever still uses it is refused: check that this was meant, and that it was not a key that watches.',
  },

  platform_api_key_created: {
    cases: [high('created the API key {api_key_id}')],
    shows: ['api_key_id'],
    advice: API_KEYS,
    facts: createdFact,
  },
  platform_api_key_updated: {
    cases: [
      high('reactivated the API key {api_key_id}', updated('status', 'active')),
      low('changed the API key {api_key_id}[: {updates}]'),
    ],
    shows: ['api_key_id', 'updates'],
    advice: `${CHANGED} Keys are under ${KEYS_PAGE}.`,
    facts: changedFacts,
  },

  api_key_created: {
    cases: [high('created the API key {api_key_id}[ with the scopes {scopes}]')],
    shows: ['api_key_id', 'scopes', 'restricted_to_organization'],
    advice: SCOPED_KEYS,
    facts: createdFact,
  },
  scoped_api_key_updated: {
    cases: [
      high('reactivated the API key {api_key_id}', updated('activation_state', 'active', 'activated', 'enabled')),
      medium('changed the API key {api_key_id}[: {updates}]'),
    ],
    shows: ['api_key_id', 'updates'],
    advice: `${CHANGED} Keys for claude.ai are under Organization settings → API.`,
  },
  scoped_api_key_deleted: {
    cases: [medium('deleted the API key {api_key_name|api_key_id}[, which had the scopes {scopes}]')],
    shows: ['api_key_id', 'api_key_name', 'scopes'],
    advice: 'Whatever still uses it is refused: check that this was meant, and that it was not a key that watches.',
  },

  service_created: {
    cases: [low('added the service {service_name}')],
    shows: ['service_name'],
    advice: ASK,
  },
  service_deleted: {
    cases: [low('deleted the service {service_name}')],
    shows: ['service_name'],
    advice: 'Check that nothing needs it any more.',
  },
  service_key_created: {
    cases: [high('created the key {key_name|service_key_id} of the service {service_name}[ with the scopes {scopes}]')],
    shows: ['service_key_id', 'key_name', 'service_name', 'scopes'],
    advice: ASK,
  },
  service_key_revoked: {
    cases: [low('revoked the key {service_key_id} of the service {service_name}')],
    shows: ['service_key_id', 'service_name'],
    advice: 'Check that nothing needs it any more.',
  },

  platform_signing_key_created: {
    cases: [high('created the signing key {signing_key_id}')],
    shows: ['signing_key_id', 'algorithm', 'key_backing_type', 'status'],
    advice: ASK,
  },
  platform_signing_key_rotated: {
    cases: [medium('rotated the signing key {old_signing_key_id} to {new_signing_key_id}')],
    shows: ['old_signing_key_id', 'new_signing_key_id', 'algorithm'],
    advice: 'Check that this was meant; what checks signatures has to know the new key.',
  },
  platform_signing_key_deleted: {
    cases: [medium('deleted the signing key {key_name|signing_key_id}')],
    shows: ['signing_key_id', 'key_name', 'algorithm'],
    advice: 'Check that this was meant, and that nothing is signed with it any more.',
  },
};
