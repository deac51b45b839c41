import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import { removeMember } from '../../../src/sandbox/organisation/changes.ts';
import {
  approveRequest,
  askForHigherLimit,
  deleteSpendLimit,
  denyRequest,
  setSpendLimit,
} from '../../../src/sandbox/organisation/limit-changes.ts';
import { ask, COMPANY, ENTERPRISE, NOW, post, type Query, refusal, type Seen, startApi } from './ask.ts';

const PATH = 'spend_limit_increase_requests';
const people = COMPANY.enterprise.members.filter(({ id }) => !COMPANY.enterprise.spendLimits.has(id));
const [ada, bob, eve] = people;
const idOf = (member: typeof ada): string => member?.id ?? '';

/** Three people ask, a minute apart. */
const start = async () => {
  const clock = { ms: NOW as number };
  const api = await startApi({ now: () => toInstant(clock.ms) });
  api.change(askForHigherLimit(idOf(ada), { requestedCents: 50_000, reason: 'A long report' }));
  clock.ms += 60_000;
  api.change(askForHigherLimit(idOf(bob)));
  clock.ms += 60_000;
  api.change(askForHigherLimit(idOf(eve), { period: 'weekly' }));
  const [third = '', second = '', first = ''] = api.company().enterprise.limitRequests.map(({ id }) => id);
  const get = (path: string, query: Query = {}): Promise<Seen> => ask(api, path, query, ENTERPRISE);
  const limitsOf = async (userId: string) =>
    (await get('spend_limits/effective', { user_ids: [userId] })).body.data.map(
      ({ amount, period, source }: Seen['body']) => `${period} ${amount} ${source.type}`,
    );
  return { api, clock, get, limitsOf, first, second, third };
};

describe('requests for a higher limit', () => {
  it('are listed most recent first, page by page', async () => {
    const { get, first, second, third } = await start();
    const page = await get(PATH, { limit: 2 });
    const rest = await get(PATH, { limit: 2, page: page.body.next_page });
    expect(page.body.data.map(({ id }: Seen['body']) => id)).toEqual([third, second]);
    expect(rest.body.data.map(({ id }: Seen['body']) => id)).toEqual([first]);
    expect(rest.body.next_page).toBeNull();
    expect(refusal(await get(PATH, { limit: 3, page: page.body.next_page }))).toContain(
      'cursor does not match current query parameters',
    );
  });

  it('say who asks and what they may spend now; what for only if they said it', async () => {
    const { get, first, second } = await start();
    const { body } = await get(`${PATH}/${first}`);
    expect(body).toMatchObject({
      type: 'spend_limit_increase_request',
      id: first,
      status: 'pending',
      actor: { type: 'user_actor', user_id: ada?.id, email_address: ada?.email, deleted: false },
      period: 'monthly',
      created_at: '2026-11-22T09:30:00Z',
      resolved_at: null,
      resolved_by: null,
      spend_summary: { amount: '25000', period: 'monthly', source: { type: 'organization' } },
      requested_amount: '50000',
      reason: 'A long report',
    });
    const bare = await get(`${PATH}/${second}`);
    expect(bare.body).not.toHaveProperty('requested_amount');
    expect(bare.body).not.toHaveProperty('reason');
  });

  it('are filtered by status and person, and go with the member', async () => {
    const { api, get, second } = await start();
    api.change(denyRequest(second, { type: 'user', userId: idOf(ada) }));
    const count = async (query: Query) => (await get(PATH, query)).body.data.length;
    expect(await count({ status: ['pending'] })).toBe(2);
    expect(await count({ status: ['denied', 'approved'] })).toBe(1);
    expect(await count({ actor_ids: [idOf(ada)] })).toBe(1);
    api.change(removeMember('enterprise', idOf(ada)));
    expect(await count({})).toBe(2);
  });

  it.each([
    [{ status: ['open'] }, "status[]: Input should be 'approved', 'denied', 'pending'"],
    [{ status: 'pending' }, 'status: Extra inputs are not permitted'],
    [{ actor_ids: ['ada'] }, 'actor_ids[]: Input should be a user id (user_...), got ada'],
    [{ after_id: 'slir_1' }, 'after_id: Extra inputs are not permitted'],
  ])('refuse %o', async (query, message) => {
    const { get } = await start();
    expect(refusal(await get(PATH, query as Query))).toBe(`400 invalid_request_error: ${message}`);
  });

  it('are unknown under another id, and to the Console', async () => {
    const { api, get, first } = await start();
    expect(refusal(await get(`${PATH}/slir_none`))).toContain('404 not_found_error');
    expect((await ask(api, `${PATH}/${first}`)).status).toBe(403);
  });
});

describe('approving', () => {
  it('gives the person a limit of their own, which is in force at once', async () => {
    const { api, get, limitsOf, first } = await start();
    const { status, body } = await post(api, `${PATH}/${first}/approve`, { amount: '60000' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'approved',
      resolved_at: '2026-11-22T09:32:00Z',
      resolved_by: { type: 'scoped_api_key_actor', scoped_api_key_id: expect.stringMatching(/^apikey_01/) },
      spend_summary: null,
      spend_limit: {
        type: 'spend_limit',
        amount: '60000',
        scope: { type: 'user', user_id: ada?.id },
        period: 'monthly',
      },
    });
    expect(await limitsOf(idOf(ada))).toEqual(['monthly 60000 user']);
    expect((await get(`${PATH}/${first}`)).body).toMatchObject({ status: 'approved', spend_summary: null });
  });

  it('is for the period of the request unless it says another', async () => {
    const { api, limitsOf, first, third } = await start();
    await post(api, `${PATH}/${third}/approve`, { amount: '900' });
    expect(await limitsOf(idOf(eve))).toEqual(['weekly 900 user', 'monthly 25000 organization']);
    await post(api, `${PATH}/${first}/approve`, { amount: '0', period: 'daily', suppress_notification: true });
    expect(await limitsOf(idOf(ada))).toEqual(['daily 0 user', 'monthly 25000 organization']);
  });

  it('is done once', async () => {
    const { api, limitsOf, first, second } = await start();
    await post(api, `${PATH}/${first}/approve`, { amount: '60000' });
    expect(refusal(await post(api, `${PATH}/${first}/approve`, { amount: '70000' }))).toBe(
      '400 invalid_request_error: Spend limit increase request is already approved',
    );
    await post(api, `${PATH}/${second}/deny`, {});
    expect((await post(api, `${PATH}/${second}/approve`, { amount: '1' })).status).toBe(400);
    expect(await limitsOf(idOf(ada))).toEqual(['monthly 60000 user']);
    expect(await limitsOf(idOf(bob))).toEqual(['monthly 25000 organization']);
  });

  it.each([
    [{}, 'amount: '],
    [{ amount: 60_000 }, 'amount: '],
    [{ amount: '600.00' }, 'amount: Input should be a non-negative integer decimal string'],
    [{ amount: '-1' }, 'amount: Input should be a non-negative integer decimal string'],
    [{ amount: '0600' }, 'amount: Input should be a non-negative integer decimal string'],
    [{ amount: null }, 'amount: '],
    [{ amount: '1', period: 'yearly' }, 'period: '],
    [{ amount: '1', note: 'x' }, 'body: '],
    ['amount=1', 'The request body is not valid JSON'],
    ['', 'The request body is not valid JSON'],
  ])('refuses %o and changes nothing', async (body, message) => {
    const { api, get, first } = await start();
    const refused = await post(api, `${PATH}/${first}/approve`, body);
    expect(refusal(refused)).toContain(`400 invalid_request_error: ${message}`);
    expect((await get(`${PATH}/${first}`)).body.status).toBe('pending');
  });

  it('needs JSON, the scope, the method and a version', async () => {
    const { api, first } = await start();
    const path = `${PATH}/${first}/approve`;
    const body = { amount: '1' };
    expect(refusal(await post(api, path, body, { 'content-type': 'text/plain' }))).toContain('400');
    expect((await ask(api, path, {}, ENTERPRISE)).status).toBe(405);
    expect((await post(api, `${PATH}/${first}`, body)).status).toBe(405);
    api.configure({ scopes: ['read:spend_limits'] });
    expect(refusal(await post(api, path, body))).toBe(
      "403 permission_error: Missing required scopes. Got: ['read:spend_limits'] Needed: ['write:spend_limits']",
    );
    expect(api.company().enterprise.limitRequests.every(({ status }) => status === 'pending')).toBe(true);
  });

  it('is written down with what was sent, so that writes can be counted', async () => {
    const { api, first } = await start();
    await post(api, `${PATH}/${first}/approve`, { amount: '60000' });
    const writes = api.requests.filter(({ method }) => method !== 'GET');
    expect(writes).toMatchObject([{ method: 'POST', status: 200, body: '{"amount":"60000"}' }]);
  });

  it('may be done although the reply is lost', async () => {
    const { api, get, first } = await start();
    api.fault({ when: ({ method }) => method === 'POST', mishap: { kind: 'lost' }, times: 1 });
    await expect(post(api, `${PATH}/${first}/approve`, { amount: '60000' })).rejects.toThrow();
    expect((await get(`${PATH}/${first}`)).body.status).toBe('approved');
    expect(api.requests.at(-2)).toMatchObject({ method: 'POST', status: null });
  });
});

describe('denying', () => {
  it('can be repeated, and leaves the limit as it was', async () => {
    const { api, clock, limitsOf, first } = await start();
    const once = await post(api, `${PATH}/${first}/deny`, {});
    clock.ms += 60_000;
    const twice = await post(api, `${PATH}/${first}/deny`, { suppress_notification: true });
    expect([once.body.status, once.body.resolved_at]).toEqual(['denied', '2026-11-22T09:32:00Z']);
    expect(twice).toMatchObject({ status: 200, body: once.body });
    expect(once.body).not.toHaveProperty('spend_limit');
    expect(await limitsOf(idOf(ada))).toEqual(['monthly 25000 organization']);
    expect(api.company().feed.filter(({ type }) => type.endsWith('_request_denied'))).toHaveLength(1);
  });

  it('is too late for what was approved', async () => {
    const { api, first } = await start();
    api.change(approveRequest(first, 60_000, { type: 'user', userId: idOf(bob) }));
    expect(refusal(await post(api, `${PATH}/${first}/deny`, {}))).toContain('already approved');
    expect((await ask(api, `${PATH}/${first}`, {}, ENTERPRISE)).body.resolved_by).toMatchObject({
      type: 'user_actor',
      email_address: bob?.email,
    });
  });
});

describe('limits that were set', () => {
  const BETA = { ...ENTERPRISE, 'anthropic-beta': 'spend-limit-reads-2026-09-26' };

  it('are the organisation’s and people’s own', async () => {
    const { api } = await start();
    const all = await ask(api, 'spend_limits', { limit: 1000 }, BETA);
    expect(all.body.data[0]).toMatchObject({ type: 'spend_limit', amount: '25000', scope: { type: 'organization' } });
    const own = await ask(api, 'spend_limits', { limit: 1000, scope_type: ['user'] }, BETA);
    expect(own.body.data).toHaveLength(COMPANY.enterprise.spendLimits.size);
    const limited = own.body.data[0].scope.user_id;
    api.change(deleteSpendLimit(limited));
    const { body } = await ask(api, 'spend_limits', { limit: 1000, scope_type: ['user'] }, BETA);
    expect(body.data.map(({ scope }: Seen['body']) => scope.user_id)).not.toContain(limited);
  });

  it('are in force from the next request on, and lifted again', async () => {
    const { api, limitsOf } = await start();
    api.change(setSpendLimit(idOf(ada), 1_200));
    api.change(setSpendLimit(idOf(ada), 300, 'daily'));
    expect(await limitsOf(idOf(ada))).toEqual(['daily 300 user', 'monthly 1200 user']);
    api.change(setSpendLimit(idOf(ada), null));
    api.change(setSpendLimit(idOf(ada), null, 'daily'));
    expect(await limitsOf(idOf(ada))).toEqual(['monthly null user']);
  });

  it('need the beta header, and know no workspaces', async () => {
    const { api } = await start();
    expect((await ask(api, 'spend_limits', {}, ENTERPRISE)).status).toBe(400);
    expect((await ask(api, 'spend_limits', { scope_type: ['workspace'] }, BETA)).status).toBe(400);
    expect((await ask(api, 'spend_limits', { workspace_id: 'wrkspc_1' }, BETA)).status).toBe(400);
  });
});
