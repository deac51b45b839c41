import { describe, expect, test } from 'vitest';
import { readActivities } from '../../../src/anthropic/compliance/read-activities.ts';
import type { ActivityQuestion } from '../../../src/domain/activity-feed.ts';
import { toInstant } from '../../../src/domain/day.ts';
import { refuse, serve } from '../people/serve-exactly.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { catchProblem } from '../support/catch-problem.ts';
import { createNockedTransport, KEY } from '../support/nocked-transport.ts';

allowOnlyServed();

const FEED = '/v1/compliance/activities';
const EVERYTHING: ActivityQuestion = {
  order: 'desc',
  since: null,
  until: null,
  after: null,
  before: null,
  types: [],
  exceptTypes: [],
  limit: 5000,
};
const at = (iso: string) => toInstant(Date.parse(iso));
const read = (question: Partial<ActivityQuestion> = {}) =>
  readActivities(createNockedTransport({ source: 'enterprise' }).transport, 'enterprise', {
    ...EVERYTHING,
    ...question,
  });

const row = (id: string, more: object = {}) => ({
  id,
  created_at: '2026-11-22T08:09:10Z',
  organization_id: 'org_1',
  organization_uuid: '7c1d9b52-0000-4000-8000-000000000000',
  actor: {
    type: 'user_actor',
    email_address: 'ada@acme.test',
    user_id: 'user_1',
    ip_address: '192.0.2.7',
    user_agent: 'Firefox',
  },
  type: 'api_key_created',
  api_key_id: 'apikey_1',
  scopes: ['read:analytics'],
  ...more,
});
const page = (ids: readonly string[], more: object = {}) => ({
  data: ids.map((id) => row(id)),
  has_more: false,
  first_id: ids[0] ?? null,
  last_id: ids.at(-1) ?? null,
  ...more,
});

describe('what is asked', () => {
  test('a window to the millisecond, in an order, of some types', async () => {
    serve(
      `${FEED}?order=asc&created_at.gte=2026-11-22T07:00:00.001Z&created_at.lt=2026-11-22T08:00:00.999Z` +
        '&activity_types[]=api_key_created&activity_types[]=org_sso_toggled&limit=100',
      page([]),
      { headers: { 'x-api-key': KEY, 'anthropic-version': '2023-06-01' } },
    );
    await read({
      order: 'asc',
      since: at('2026-11-22T07:00:00.001Z'),
      until: at('2026-11-22T08:00:00.999Z'),
      types: ['api_key_created', 'org_sso_toggled'],
      limit: 100,
    });
  });

  test('all but some types', async () => {
    serve(`${FEED}?exclude_activity_types[]=compliance_api_accessed&limit=5000`, page([]));
    await read({ exceptTypes: ['compliance_api_accessed'] });
  });

  test('forward after the last, backward before the first', async () => {
    serve(`${FEED}?limit=5000`, page(['activity_4', 'activity_3'], { has_more: true }));
    serve(`${FEED}?after_id=activity_3&limit=5000`, page(['activity_2', 'activity_1']));
    serve(`${FEED}?before_id=activity_4&limit=5000`, page(['activity_6', 'activity_5'], { has_more: true }));
    const newest = await read();
    expect(newest).toMatchObject({ hasMore: true, first: 'activity_4', last: 'activity_3', requestId: 'req_1' });
    const older = await read({ after: newest.last });
    expect(older.activities.map(({ id }) => id)).toEqual(['activity_2', 'activity_1']);
    expect(older.hasMore).toBe(false);
    const newer = await read({ before: newest.first });
    expect(newer).toMatchObject({ hasMore: true, first: 'activity_6' });
  });
});

describe('what an activity says', () => {
  const readOne = async (more: object) => {
    serve(`${FEED}?limit=5000`, { data: [row('activity_1', more)], has_more: false });
    return (await read()).activities[0];
  };

  test('who did what, when, and all that belongs to its type', async () => {
    expect(await readOne({})).toEqual({
      id: 'activity_1',
      at: at('2026-11-22T08:09:10Z'),
      type: 'api_key_created',
      organisationId: 'org_1',
      organisationUuid: '7c1d9b52-0000-4000-8000-000000000000',
      actor: {
        type: 'user_actor',
        kind: 'user_actor',
        id: 'user_1',
        email: 'ada@acme.test',
        provider: null,
        ipAddress: '192.0.2.7',
        userAgent: 'Firefox',
      },
      fields: { api_key_id: 'apikey_1', scopes: ['read:analytics'] },
    });
  });

  test('a type that came later, with fields of any shape', async () => {
    const updates = [{ type: 'name', previous_value: null, current_value: { deep: [1, true] } }];
    expect(await readOne({ type: 'moon_landed', api_key_id: undefined, scopes: undefined, updates })).toMatchObject({
      type: 'moon_landed',
      fields: { updates },
    });
  });

  test.each([null, undefined])('nobody who did it: %s', async (actor) => {
    expect((await readOne({ actor }))?.actor).toMatchObject({ type: 'other', kind: 'unknown', id: null, email: null });
  });

  test('microseconds are cut, and sign-ins belong to no organisation', async () => {
    const signIn = { created_at: '2026-11-22T08:09:10.123987Z', organization_id: null, organization_uuid: null };
    expect(await readOne(signIn)).toMatchObject({
      at: at('2026-11-22T08:09:10.123Z'),
      organisationId: null,
      organisationUuid: null,
    });
  });

  test.each([
    [
      { type: 'api_actor', api_key_id: 'apikey_9' },
      { type: 'api_actor', id: 'apikey_9' },
    ],
    [
      { type: 'admin_api_key_actor', admin_api_key_id: 'apikey_8' },
      { type: 'admin_api_key_actor', id: 'apikey_8' },
    ],
    [
      { type: 'unauthenticated_user_actor', unauthenticated_email_address: 'eve@x.test' },
      { id: null, email: 'eve@x.test' },
    ],
    [
      { type: 'unauthenticated_user_actor', unauthenticated_email_address: null },
      { id: null, email: null },
    ],
    [
      { type: 'anthropic_actor', email_address: null },
      { type: 'anthropic_actor', id: null, email: null },
    ],
    [
      {
        type: 'scim_directory_sync_actor',
        directory_id: 'dir_1',
        workos_event_id: 'ev_1',
        idp_connection_type: 'Okta',
      },
      { id: 'dir_1', provider: 'Okta' },
    ],
    [{ type: 'system_actor', service: 'retention' }, { id: 'retention' }],
    [{ type: 'system_actor', service: null }, { id: null }],
    [{ type: 'service_account_actor', service_account_id: 'svac_1' }, { id: 'svac_1' }],
    [
      { type: 'federated_identity_actor', issuer: 'https://idp.test', subject: 'ci', audience: ['x'] },
      { id: 'ci', provider: 'https://idp.test' },
    ],
    [
      {
        type: 'federated_actor',
        provider: { type: 'aws', account_id: '123456789012', signed_principal: 'arn:aws:iam::role/ci' },
        subject: null,
      },
      { id: 'arn:aws:iam::role/ci', provider: 'aws:123456789012' },
    ],
    [
      { type: 'federated_actor', provider: { type: 'oidc', issuer: null }, subject: 'ci' },
      { id: 'ci', provider: 'oidc' },
    ],
    [{ type: 'attested_device_actor', external_client_id: 'mac_1', kid_hash: 'h' }, { id: 'mac_1' }],
    [
      { type: 'robot_actor', robot_id: 'robot_1', ip_address: '192.0.2.9' },
      { type: 'other', kind: 'robot_actor', id: 'robot_1', ipAddress: '192.0.2.9' },
    ],
    [{ type: 'constructor' }, { type: 'other', kind: 'constructor', id: null }],
  ])('an actor: %j', async (actor, expected) => {
    expect((await readOne({ actor }))?.actor).toMatchObject({ kind: actor.type, ...expected });
  });
});

test('an activity that is delivered twice is there twice', async () => {
  serve(`${FEED}?limit=5000`, page(['activity_1', 'activity_1']));
  expect((await read()).activities.map(({ id }) => id)).toEqual(['activity_1', 'activity_1']);
});

describe('an envelope that leaves things out', () => {
  const readPage = async (body: object, question: Partial<ActivityQuestion> = {}) => {
    serve(`${FEED}?limit=${question.limit ?? 5000}`, body);
    return read(question);
  };

  test('an empty page is the end, unless it leads on', async () => {
    expect(await readPage({ data: [] })).toEqual({
      activities: [],
      hasMore: false,
      first: null,
      last: null,
      requestId: 'req_1',
    });
    expect(await readPage({ data: [], has_more: false, first_id: '', last_id: '' })).toMatchObject({ last: null });
    expect(await readPage({ data: [], last_id: 'activity_1' })).toMatchObject({ hasMore: true, last: 'activity_1' });
  });

  test('rows with a cursor may be followed by more, unless the reply says otherwise', async () => {
    expect(await readPage({ data: [row('activity_1')], last_id: 'activity_1' })).toMatchObject({ hasMore: true });
    expect(await readPage(page(['activity_1']))).toMatchObject({ hasMore: false });
  });

  test('fewer rows than were asked for, with nothing to follow them by, are all', async () => {
    expect(await readPage({ data: [row('activity_1')] }, { limit: 2 })).toMatchObject({ hasMore: false, last: null });
  });

  test('as many as were asked for, with nothing to follow them by, may be only some', async () => {
    expect(await catchProblem(readPage({ data: [row('activity_1')] }, { limit: 1 }))).toMatchObject({
      kind: 'unexpected-reply',
      field: 'last_id',
    });
  });
});

const EMPTY_BUT_MORE = page([], { has_more: true, last_id: 'activity_1' });

test('a page may be empty though more follows: types were left out of it', async () => {
  serve(`${FEED}?exclude_activity_types[]=claude_chat_viewed&limit=5000`, EMPTY_BUT_MORE);
  expect(await read({ exceptTypes: ['claude_chat_viewed'] })).toMatchObject({
    activities: [],
    hasMore: true,
    last: 'activity_1',
  });
});

describe('a page that would hide activities is no answer', () => {
  test.each([
    ['more without rows and without a cursor', {}, page([], { has_more: true }), 'last_id'],
    ['no rows, and the cursor that was sent', { after: 'activity_1' }, EMPTY_BUT_MORE, 'last_id'],
    ['more without a cursor', {}, page(['activity_1'], { has_more: true, last_id: null }), 'last_id'],
    [
      'more, backward, without a cursor',
      { before: 'activity_0' },
      page(['activity_1'], { has_more: true, first_id: null }),
      'first_id',
    ],
    ['the cursor that was sent', { after: 'activity_1' }, page(['activity_1'], { has_more: true }), 'last_id'],
    ['the cursor that was sent, backward', { before: 'activity_1' }, page(['activity_1']), 'first_id'],
    ['no rows at all', {}, { has_more: false }, 'data'],
    ['a row without its type', {}, page([], { data: [row('activity_1', { type: undefined })] }), 'data[0].type'],
    [
      'a row with an actor of no kind',
      {},
      page([], { data: [row('activity_1', { actor: {} })] }),
      'data[0].actor.type',
    ],
    [
      'a row at no time',
      {},
      page([], { data: [row('activity_1'), row('activity_2', { created_at: 'yesterday' })] }),
      'data[1].created_at',
    ],
  ])('%s', async (_, question, body, field) => {
    const cursor = 'after' in question ? `&after_id=${question.after}` : '';
    const back = 'before' in question ? `&before_id=${question.before}` : '';
    serve(`${FEED}?${`${cursor}${back}&`.slice(1)}limit=5000`, body);
    expect(await catchProblem(read(question))).toMatchObject({
      kind: 'unexpected-reply',
      endpoint: FEED,
      requestId: 'req_1',
      field,
    });
  });
});

describe('refusals', () => {
  const URL = `${FEED}?limit=5000`;

  test.each([
    ['with the outer type', (error: object) => ({ type: 'error', error, request_id: 'req_1' })],
    ['without it', (error: object) => ({ error })],
  ])('a missing scope is named, %s', async (_, shape) => {
    const message = "Missing required scopes. Got: ['read:analytics'] Needed: ['read:compliance_activities']";
    serve(URL, shape({ type: 'permission_error', message }), { status: 403 });
    expect(await catchProblem(read())).toMatchObject({
      kind: 'scope-missing',
      requestId: 'req_1',
      needed: ['read:compliance_activities'],
    });
  });

  test('an organisation without the Compliance API is one that does not let the key read it', async () => {
    serve(URL, { error: { type: 'not_found_error', message: 'Not found' } }, { status: 404 });
    expect(await catchProblem(read())).toMatchObject({
      kind: 'scope-missing',
      needed: [],
      message: expect.stringContaining('Compliance API'),
    });
  });

  test('a cursor that is not known is a wrong question', async () => {
    refuse(`${FEED}?after_id=activity_x&limit=5000`, 400, 'Invalid `after_id`. No activity found');
    expect(await catchProblem(read({ after: 'activity_x' }))).toMatchObject({ kind: 'bad-request', status: 400 });
  });

  test('a limit without retry-after is waited for until its reset', async () => {
    const headers = { 'anthropic-ratelimit-requests-reset': '2026-11-22T09:00:20Z' };
    serve(URL, { error: { type: 'rate_limit_error', message: 'slow down' } }, { status: 429, reply: headers });
    serve(URL, page(['activity_1']));
    const { transport, clock } = createNockedTransport({ source: 'enterprise' });
    expect(await readActivities(transport, 'enterprise', EVERYTHING)).toMatchObject({ first: 'activity_1' });
    expect(clock.slept).toEqual([20_000]);
  });

  test('retry-after is waited for even when the reset is earlier', async () => {
    const headers = { 'retry-after': '30', 'anthropic-ratelimit-requests-reset': '2026-11-22T09:00:05Z' };
    serve(URL, { error: { type: 'rate_limit_error', message: 'slow down' } }, { status: 429, reply: headers });
    serve(URL, page(['activity_1']));
    const { transport, clock } = createNockedTransport({ source: 'enterprise' });
    await readActivities(transport, 'enterprise', EVERYTHING);
    expect(clock.slept).toEqual([30_000]);
  });

  test('a server error that says not to ask again is not asked again', async () => {
    const headers = { 'x-should-retry': 'false' };
    serve(URL, { error: { type: 'api_error', message: 'broken' } }, { status: 500, reply: headers });
    expect(await catchProblem(read())).toMatchObject({ kind: 'unavailable', status: 500, cause: 'broken' });
  });
});
