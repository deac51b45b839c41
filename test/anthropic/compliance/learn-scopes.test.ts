import { expect, test } from 'vitest';
import { learnScopes } from '../../../src/anthropic/compliance/learn-scopes.ts';
import type { Source } from '../../../src/domain/spend.ts';
import { refuse, serve } from '../people/serve-exactly.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { catchProblem } from '../support/catch-problem.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';

allowOnlyServed();

const PROBE = '/v1/compliance/organizations?limit=1';
const HOUR_MS = 3_600_000;
const missing = (got: readonly string[]) =>
  `Missing required scopes. Got: [${got.map((scope) => `'${scope}'`).join(', ')}] Needed: ['read:compliance_org_data']`;

const begin = (source: Source = 'enterprise') => {
  const { transport, clock } = createNockedTransport({ source });
  return { transport, clock, scopes: learnScopes({ source, transport, clock }) };
};

test('any refusal tells them, and then nothing is asked', async () => {
  const { transport, scopes } = begin();
  refuse('/v1/organizations/users', 403, missing(['read:analytics', 'write:spend_limits']));
  await catchProblem(transport.get({ path: '/v1/organizations/users' }));
  expect(await scopes()).toEqual(['read:analytics', 'write:spend_limits']);
});

test('where nothing was refused yet, one reading that is refused tells them to all who ask', async () => {
  const { scopes } = begin();
  refuse(PROBE, 403, missing(['read:analytics']));
  expect(await Promise.all([scopes(), scopes()])).toEqual([['read:analytics'], ['read:analytics']]);
  expect(await scopes()).toEqual(['read:analytics']);
});

test('a key without any has none, which is known', async () => {
  const { scopes } = begin();
  refuse(PROBE, 403, missing([]));
  expect(await scopes()).toEqual([]);
});

test('a key that may read it leaves them unknown, and is asked again after an hour', async () => {
  const { scopes, clock } = begin();
  serve(PROBE, { data: [], has_more: false, next_page: null });
  expect(await scopes()).toBeNull();
  clock.advance(HOUR_MS - 1);
  expect(await scopes()).toBeNull();
  clock.advance(1);
  refuse(PROBE, 403, missing(['read:analytics']));
  expect(await scopes()).toEqual(['read:analytics']);
});

test('a refusal in other words tells nothing', async () => {
  const { scopes } = begin();
  refuse(PROBE, 403, 'This is not for you');
  expect(await scopes()).toBeNull();
});

test('the Console is not asked: its Admin key has no scopes to tell', async () => {
  expect(await begin('console').scopes()).toBeNull();
});

test('being refused so is no trouble of the source', async () => {
  const { scopes, transport } = begin();
  refuse(PROBE, 403, missing(['read:analytics']));
  await scopes();
  expect(transport.health().lastProblem).toBeNull();
});
