import { describe, expect, it } from 'vitest';
import { dropField, repeatCursor, setField, withoutCursor } from '../../../src/sandbox/claude/edit-body.ts';
import { atPath } from '../../../src/sandbox/claude/fault.ts';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import { ask, startApi } from './ask.ts';

const USERS = '/v1/organizations/users';
const HEADERS = { 'x-api-key': SANDBOX_KEYS.console, 'anthropic-version': '2023-06-01' };

describe('faults', () => {
  it('answer a status in the API’s own form, as often as told', async () => {
    const api = await startApi();
    api.fault({
      when: atPath(USERS),
      mishap: { kind: 'status', status: 529, headers: { 'retry-after': '7' } },
      times: 1,
    });
    expect((await ask(api, 'me')).status).toBe(200);
    const failed = await ask(api, 'users');
    expect([failed.status, failed.body.error.type, failed.headers.get('retry-after')]).toEqual([
      529,
      'overloaded_error',
      '7',
    ]);
    expect((await ask(api, 'users')).status).toBe(200);
  });

  it('answer in the shorter form where the Compliance API is asked', async () => {
    const api = await startApi();
    api.fault({ when: () => true, mishap: { kind: 'status', status: 529 } });
    const { body } = await ask(api, '/v1/compliance/activities');
    expect(body).toEqual({ error: { type: 'overloaded_error', message: 'Injected fault' } });
  });

  it('answer with a page of a proxy', async () => {
    const api = await startApi();
    api.fault({ when: () => true, mishap: { kind: 'status', status: 502, body: '<html>Bad gateway</html>' } });
    const response = await fetch(`${api.url}${USERS}`, { headers: HEADERS });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      502,
      'text/html',
      '<html>Bad gateway</html>',
    ]);
  });

  it('break the connection before the answer, or in the middle of it', async () => {
    const api = await startApi();
    const end = api.fault({ when: atPath(USERS), mishap: { kind: 'reset' } });
    await expect(ask(api, 'users')).rejects.toThrow();
    end();
    api.fault({ when: atPath(USERS), mishap: { kind: 'truncated' }, times: 1 });
    await expect(ask(api, 'users')).rejects.toThrow();
    expect((await ask(api, 'users')).status).toBe(200);
    expect(api.requests.map(({ status }) => status)).toEqual([null, null, 200]);
  });

  it('never answer until the caller gives up', async () => {
    const api = await startApi();
    api.fault({ when: atPath(USERS), mishap: { kind: 'silence' } });
    await expect(fetch(`${api.url}${USERS}`, { headers: HEADERS, signal: AbortSignal.timeout(30) })).rejects.toThrow();
  });

  it('answer late, but as usual', async () => {
    const api = await startApi();
    const usual = await ask(api, 'users');
    api.fault({ when: atPath(USERS), mishap: { kind: 'delay', ms: 5 } });
    expect((await ask(api, 'users')).body).toEqual(usual.body);
  });

  it('choose by the request, such as its second page', async () => {
    const api = await startApi();
    api.fault({ when: ({ query }) => query.has('after_id'), mishap: { kind: 'status', status: 500 } });
    const first = await ask(api, 'users');
    expect(first.status).toBe(200);
    expect((await ask(api, 'users', { after_id: first.body.last_id })).status).toBe(500);
  });

  it('change what is in an answer', async () => {
    const api = await startApi();
    const edit = setField('data.*.role', 'wizard');
    const end = api.fault({ when: atPath(USERS), mishap: { kind: 'edit', edit } });
    const changed = await ask(api, 'users', { limit: 2 });
    expect(changed.body.data.map(({ role }: { role: string }) => role)).toEqual(['wizard', 'wizard']);
    end();
    api.fault({ when: atPath(USERS), mishap: { kind: 'edit', edit: dropField('data.1.email') } });
    const without = await ask(api, 'users', { limit: 2 });
    expect(without.body.data.map((user: object) => 'email' in user)).toEqual([true, false]);
  });

  it('send the same cursor for ever, or promise more without one', async () => {
    const api = await startApi();
    const end = api.fault({ when: () => true, mishap: { kind: 'edit', edit: repeatCursor } });
    const again = await ask(api, 'users', { after_id: (await ask(api, 'me')).body.id }).catch(() => null);
    expect(again?.status, 'a cursor that is unknown stays refused').toBe(400);
    end();
    const { body } = await ask(api, 'users', { limit: 2 });
    api.fault({ when: atPath(USERS), mishap: { kind: 'edit', edit: repeatCursor }, times: 1 });
    const same = await ask(api, 'users', { limit: 2, after_id: body.last_id });
    expect(same.body).toMatchObject({ has_more: true, last_id: body.last_id });
    api.fault({ when: atPath(USERS), mishap: { kind: 'edit', edit: withoutCursor }, times: 1 });
    expect((await ask(api, 'users', { limit: 2 })).body).toMatchObject({ has_more: true, last_id: null });
    const report = '/v1/organizations/cost_report';
    api.fault({ when: atPath(report), mishap: { kind: 'edit', edit: withoutCursor } });
    const cost = await ask(api, 'cost_report', { starting_at: '2026-11-01T00:00:00Z' });
    expect(cost.body).toMatchObject({ has_more: true, next_page: null });
  });
});
