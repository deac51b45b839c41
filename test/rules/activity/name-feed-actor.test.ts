import { expect, it } from 'vitest';
import type { FeedActor } from '../../../src/domain/activity-feed.ts';
import { nameFeedActor } from '../../../src/rules/activity/name-feed-actor.ts';
import { ADA } from './activities.ts';

const NAMES: Readonly<Record<string, string>> = {
  user_ada: 'Ada Example (ada@acme.example)',
  'ben@acme.example': 'Ben Example (ben@acme.example)',
  apikey_1: '"pipeline" (sk-ant-api03-Q7x...mQAA)',
};
const nameThing = (id: string): string | null => NAMES[id] ?? null;

const NOBODY: FeedActor = { ...ADA, id: null, email: null, ipAddress: null, userAgent: null };
const named = (type: FeedActor['type'], parts: Partial<FeedActor> = {}): string =>
  nameFeedActor({ ...NOBODY, type, kind: type, ...parts }, nameThing);

it.each<[FeedActor['type'], Partial<FeedActor>, string]>([
  ['user_actor', { id: 'user_ada', email: 'old@acme.example' }, 'Ada Example (ada@acme.example)'],
  ['user_actor', { id: 'user_x', email: 'ben@acme.example' }, 'Ben Example (ben@acme.example)'],
  ['user_actor', { id: 'user_x', email: 'gone@acme.example' }, 'gone@acme.example'],
  ['user_actor', { id: 'user_x' }, 'user_x'],
  ['api_actor', { id: 'apikey_1' }, 'API key "pipeline" (sk-ant-api03-Q7x...mQAA)'],
  ['api_actor', { id: 'apikey_2' }, 'API key apikey_2'],
  ['admin_api_key_actor', { id: 'apikey_3' }, 'Admin API key apikey_3'],
  ['unauthenticated_user_actor', { email: 'eve@acme.example' }, 'Somebody not signed in, as eve@acme.example,'],
  ['anthropic_actor', {}, 'Anthropic'],
  ['scim_directory_sync_actor', { id: 'directory_1', provider: 'okta' }, 'Directory sync of okta (directory_1)'],
  ['system_actor', { id: 'billing' }, 'A system of Claude (billing)'],
  ['service_account_actor', { id: 'svac_1' }, 'Service account svac_1'],
  [
    'federated_identity_actor',
    { id: 'repo:acme/app', provider: 'https://token.example' },
    'Federated identity repo:acme/app (https://token.example)',
  ],
  ['federated_actor', { id: 'arn:x', provider: 'aws:123456789012' }, 'Federated identity arn:x (aws:123456789012)'],
  ['attested_device_actor', { id: 'phone_1' }, 'An attested device (phone_1)'],
  ['other', { kind: 'partner_robot_actor', id: 'robot_1' }, 'An actor of the kind partner robot actor (robot_1)'],
])('%s %o is called %s', (type, parts, words) => {
  expect(named(type, parts)).toBe(words);
});

it.each<[FeedActor['type'], string]>([
  ['user_actor', 'Somebody'],
  ['api_actor', 'An API key'],
  ['admin_api_key_actor', 'An Admin API key'],
  ['unauthenticated_user_actor', 'Somebody not signed in'],
  ['scim_directory_sync_actor', 'Directory sync'],
  ['system_actor', 'A system of Claude'],
  ['service_account_actor', 'A service account'],
  ['federated_actor', 'Federated identity'],
  ['attested_device_actor', 'An attested device'],
])('%s of whom nothing is told is called %s', (type, words) => {
  expect(named(type)).toBe(words);
});
