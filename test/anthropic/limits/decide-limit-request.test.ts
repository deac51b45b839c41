import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { decideLimitRequest } from '../../../src/anthropic/limits/decide-limit-request.ts';
import type { LimitVerdict } from '../../../src/domain/limit-request.ts';
import { fromUsd, ZERO } from '../../../src/domain/money.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';

import { BASE_URL, createNockedTransport, KEY } from '../support/nocked-transport.ts';
import { approvedRequest, pendingRequest } from './samples.ts';

allowOnlyServed();

const PATH = '/v1/organizations/spend_limit_increase_requests/slir_1';
const approve = (usd: string): LimitVerdict => ({ kind: 'approve', amount: fromUsd(usd) ?? ZERO });
const DENY: LimitVerdict = { kind: 'deny' };
const begin = () => {
  const { transport, clock } = createNockedTransport({ source: 'enterprise' });
  const decide = (verdict: LimitVerdict) => decideLimitRequest(transport, 'enterprise', 'slir_1', verdict);
  return { transport, clock, decide };
};

/** Each of these answers one POST: a second one finds nothing and fails the test. */
const onPost = (verb: 'approve' | 'deny', body: object) =>
  nock(BASE_URL, {
    reqheaders: { 'content-type': 'application/json', 'x-api-key': KEY, 'anthropic-version': '2023-06-01' },
    badheaders: ['anthropic-beta'],
  }).post(`${PATH}/${verb}`, (sent) => {
    expect(sent).toEqual(body);
    return true;
  });

test.each([
  ['750', '75000'],
  ['1234567.89', '123456789'],
  ['0', '0'],
  ['0.019', '1'],
])('an approval of $%s carries its whole cents', async (usd, amount) => {
  onPost('approve', { amount }).reply(200, approvedRequest('slir_1'));
  expect(await begin().decide(approve(usd))).toMatchObject({
    state: 'present',
    value: { id: 'slir_1', status: 'approved', resolvedBy: 'apikey_1' },
  });
});

test('a denial carries nothing', async () => {
  onPost('deny', {}).reply(200, pendingRequest('slir_1', { status: 'denied' }));
  expect(await begin().decide(DENY)).toMatchObject({ state: 'present', value: { status: 'denied' } });
});

describe('what comes back instead is told, and nothing is sent again', () => {
  const problemOf = async (status: number, body: nock.Body, headers: Record<string, string> = {}) => {
    onPost('approve', { amount: '75000' }).reply(status, body, headers);
    const { decide, clock } = begin();
    const part = await decide(approve('750'));
    expect(clock.slept).toEqual([]);
    return part.state === 'failed' ? part.problem : part;
  };
  const error = (message: string) => ({ type: 'error', error: { type: 'whatever', message }, request_id: 'req_1' });

  test.each([500, 502, 503, 504, 529, 408])('%s: nobody can tell whether it was done', async (status) => {
    expect(await problemOf(status, error('broken'))).toMatchObject({ kind: 'unavailable', status });
  });

  test('nor where the API says that it may be sent again', async () => {
    expect(await problemOf(503, error('broken'), { 'x-should-retry': 'true', 'retry-after': '1' })).toMatchObject({
      kind: 'unavailable',
    });
  });

  test.each([
    ['is cut off', '{"id":"slir_1","sta'],
    ['is empty', ''],
    ['is of something else', { id: 'slir_1' }],
  ])('nor where the success %s', async (_, body) => {
    expect(await problemOf(200, body)).toMatchObject({ kind: 'unavailable', cause: 'unreadable-reply' });
  });

  test('a limit on requests: the time from which it can be pressed again', async () => {
    expect(await problemOf(429, error('slow down'), { 'retry-after': '7' })).toMatchObject({
      kind: 'rate-limited',
      retryAt: Date.parse('2026-11-22T09:00:07Z'),
    });
  });

  test('a request that was decided already', async () => {
    expect(await problemOf(400, error('Request is not pending'))).toMatchObject({
      kind: 'bad-request',
      status: 400,
      message: 'Request is not pending',
    });
    expect(await problemOf(409, error('Request is not pending'))).toMatchObject({ kind: 'bad-request', status: 409 });
  });

  test('a key that may only read', async () => {
    const message = "Missing required scopes. Got: ['read:spend_limits'] Needed: ['write:spend_limits']";
    expect(await problemOf(403, error(message))).toMatchObject({
      kind: 'scope-missing',
      needed: ['write:spend_limits'],
    });
  });

  test.each(['ECONNRESET', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'])('%s', async (code) => {
    onPost('deny', {}).replyWithError(Object.assign(new Error(code), { code }));
    const { decide, clock } = begin();
    expect(await decide(DENY)).toMatchObject({
      state: 'failed',
      problem: { kind: 'unavailable', status: null, cause: code, endpoint: `${PATH}/deny` },
    });
    expect(clock.slept).toEqual([]);
  });
});

test('none of it makes the source look ill, except that it cannot be reached', async () => {
  const { decide, transport } = begin();
  onPost('deny', {}).reply(403, { error: { type: 'permission_error', message: 'Missing required scopes.' } });
  await decide(DENY);
  onPost('deny', {}).reply(409, { error: { type: 'conflict_error', message: 'Already approved' } });
  await decide(DENY);
  expect(transport.health().lastProblem).toBeNull();
  onPost('deny', {}).reply(503, '');
  await decide(DENY);
  expect(transport.health().lastProblem).toMatchObject({ problem: { kind: 'unavailable', status: 503 } });
});
