import { describe, expect, test } from 'vitest';
import { listPendingLimitRequests, readLimitRequest } from '../../../src/anthropic/limits/read-limit-requests.ts';
import { toInstant } from '../../../src/domain/day.ts';
import { fromUsd } from '../../../src/domain/money.ts';
import { refuse, serve } from '../people/serve-exactly.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { catchProblem } from '../support/catch-problem.ts';
import { createNockedTransport, KEY } from '../support/nocked-transport.ts';
import { approvedRequest, pendingRequest } from './samples.ts';

allowOnlyServed();

const PATH = '/v1/organizations/spend_limit_increase_requests';
const PENDING = `${PATH}?status[]=pending`;
const list = () => listPendingLimitRequests(createNockedTransport().transport, 'enterprise');
const read = (id: string) => readLimitRequest(createNockedTransport().transport, 'enterprise', id);
const ASKED_FOR = {
  id: 'slir_1',
  status: 'pending',
  userId: 'user_1',
  email: 'ada@acme.test',
  name: 'Ada Example',
  period: 'monthly',
  asked: null,
  reason: null,
  limit: {
    userId: 'user_1',
    email: 'ada@acme.test',
    name: 'Ada Example',
    limit: fromUsd('500'),
    spent: fromUsd('499.505'),
    period: 'monthly',
    setBy: 'seat_tier',
  },
  createdAt: toInstant(Date.parse('2026-11-20T10:00:00.123Z')),
  resolvedAt: null,
  resolvedBy: null,
};

describe('those that wait', () => {
  test('of every page', async () => {
    serve(PENDING, { data: [pendingRequest('slir_1')], next_page: 'page_2' }, { headers: { 'x-api-key': KEY } });
    serve(`${PENDING}&page=page_2`, { data: [pendingRequest('slir_2')], next_page: null });
    expect(await list()).toEqual([ASKED_FOR, { ...ASKED_FOR, id: 'slir_2' }]);
  });

  test('a page that leads back to itself is no answer', async () => {
    serve(PENDING, { data: [pendingRequest('slir_1')], next_page: 'page_2' });
    serve(`${PENDING}&page=page_2`, { data: [pendingRequest('slir_2')], next_page: 'page_2' });
    expect(await catchProblem(list())).toMatchObject({ kind: 'unexpected-reply', field: 'next_page' });
  });

  test('a key without the scope learns which one it needs', async () => {
    refuse(PENDING, 403, "Missing required scopes. Got: ['read:analytics'] Needed: ['read:spend_limits']");
    expect(await catchProblem(list())).toMatchObject({ kind: 'scope-missing', needed: ['read:spend_limits'] });
  });
});

describe('one of them', () => {
  const readOne = (more: object) => {
    serve(`${PATH}/slir_1`, pendingRequest('slir_1', more));
    return read('slir_1');
  };

  test('as it stands, decided by a key', async () => {
    serve(`${PATH}/slir_1`, approvedRequest('slir_1'));
    expect(await read('slir_1')).toEqual({
      ...ASKED_FOR,
      status: 'approved',
      limit: null,
      resolvedAt: toInstant(Date.parse('2026-11-22T09:00:00Z')),
      resolvedBy: 'apikey_1',
      resolvedByPerson: false,
    });
  });

  test('decided by a person', async () => {
    const person = { type: 'user_actor', user_id: 'user_9', email_address: 'bo@acme.test', name: null };
    expect(await readOne({ status: 'denied', resolved_by: person })).toMatchObject({
      resolvedBy: 'bo@acme.test',
      resolvedByPerson: true,
    });
  });

  test.each([
    [{ requested_amount: '75000', reason: 'launch' }, '750', 'launch'],
    [{ amount: '75000.5', justification: 'launch' }, '750.005', 'launch'],
    [{ requested_amount: '75000', amount: '1', reason: '', message: 'launch' }, '750', 'launch'],
  ])('with what was asked for and why, where it is told: %j', async (more, usd, reason) => {
    expect(await readOne(more)).toMatchObject({ asked: fromUsd(usd), reason });
  });

  test('what is told in another way is not taken for an amount', async () => {
    expect(await readOne({ amount: 'a lot', reason: { text: 'launch' } })).toMatchObject({ asked: null, reason: null });
  });

  test.each([undefined, null])('of a key, which is nobody: %s', async (user_id) => {
    const actor = { type: 'scoped_api_key_actor', scoped_api_key_id: 'apikey_1', user_id };
    expect(await readOne({ actor })).toMatchObject({ userId: null, email: null, name: null });
  });

  test.each([
    [{ status: 'lost' }, 'status'],
    [{ id: '../spend_limits' }, 'id'],
    [{ created_at: 'yesterday' }, 'created_at'],
    [{ actor: null }, 'actor'],
  ])('a reply without what it must have is no answer: %j', async (more, field) => {
    expect(await catchProblem(readOne(more))).toMatchObject({ kind: 'unexpected-reply', field });
  });

  test('an id is one part of the path, whatever is in it', async () => {
    refuse(`${PATH}/slir_1/../x`, 404, 'No such request');
    expect(await catchProblem(read('slir_1/../x'))).toMatchObject({
      kind: 'bad-request',
      status: 404,
      endpoint: `${PATH}/slir_1%2F..%2Fx`,
    });
  });
});
