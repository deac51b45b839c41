import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import { ask, ENTERPRISE, NOW, refusal, startApi } from './ask.ts';

const KEY = 'x-api-key';

describe('keys', () => {
  it.each([
    ['no key', { [KEY]: '' }, '401 authentication_error: x-api-key header is required'],
    ['an unknown key', { [KEY]: 'sk-ant-admin01-wrong' }, '401 authentication_error: invalid x-api-key'],
    ["a workspace's key", { [KEY]: 'sk-ant-api03-x' }, '403 permission_error: This endpoint requires an Admin API key'],
    ['no version', { 'anthropic-version': '' }, '400 invalid_request_error: anthropic-version: header is required'],
    [
      'an unknown version',
      { 'anthropic-version': '2020-01-01' },
      '400 invalid_request_error: anthropic-version: "2020-01-01" is not a valid version',
    ],
  ])('refuses %s', async (_, headers, message) => {
    const api = await startApi();
    expect(refusal(await ask(api, 'me', {}, headers))).toBe(message);
  });

  it('tell which organisation they belong to', async () => {
    const api = await startApi();
    const console = await ask(api, 'me');
    const enterprise = await ask(api, 'me', {}, ENTERPRISE);
    expect(console.body).toMatchObject({ type: 'organization', name: 'Acme Research' });
    expect(enterprise.body.id).not.toBe(console.body.id);
    expect(console.headers.get('anthropic-organization-id')).toBe(console.body.id);
  });

  it('open only what belongs to their organisation', async () => {
    const api = await startApi();
    expect((await ask(api, 'api_keys', {}, ENTERPRISE)).status).toBe(403);
    expect((await ask(api, 'cost_report', { starting_at: '2026-11-01T00:00:00Z' }, ENTERPRISE)).status).toBe(403);
    expect((await ask(api, 'analytics/users', { date: '2026-11-01' })).status).toBe(403);
  });

  it('say which scopes are held and which is needed', async () => {
    const api = await startApi({ settings: { scopes: ['read:members'] } });
    const denied = await ask(api, 'analytics/cost', { starting_at: '2026-11-01T00:00:00Z' }, ENTERPRISE);
    expect(refusal(denied)).toBe(
      "403 permission_error: Missing required scopes. Got: ['read:members'] Needed: ['read:analytics']",
    );
    expect((await ask(api, 'users', {}, ENTERPRISE)).status).toBe(200);
  });

  it('can be taken away while it runs', async () => {
    const api = await startApi();
    api.configure({ keys: { console: 'sk-ant-admin01-rotated', enterprise: null } });
    expect((await ask(api, 'me')).status).toBe(401);
    expect((await ask(api, 'me', {}, ENTERPRISE)).status).toBe(401);
    expect((await ask(api, 'me', {}, { [KEY]: 'sk-ant-admin01-rotated' })).status).toBe(200);
  });
});

describe('every reply', () => {
  it('has a reference, which an error repeats, and the date of the clock', async () => {
    const api = await startApi();
    const good = await ask(api, 'me');
    const bad = await ask(api, 'nowhere');
    expect(good.headers.get('request-id')).toMatch(/^req_01/);
    expect(bad.body.request_id).toBe(bad.headers.get('request-id'));
    expect(bad.headers.get('request-id')).not.toBe(good.headers.get('request-id'));
    expect(good.headers.get('date')).toBe('Sun, 22 Nov 2026 09:30:00 GMT');
    expect(good.headers.has('anthropic-workspace-id')).toBe(false);
  });

  it('is written down', async () => {
    const api = await startApi();
    await ask(api, 'users', { limit: 3 });
    await ask(api, 'nowhere');
    expect(api.requests.map(({ source, path, status }) => ({ source, path, status }))).toEqual([
      { source: 'console', path: '/v1/organizations/users', status: 200 },
      { source: 'console', path: '/v1/organizations/nowhere', status: 404 },
    ]);
    expect(api.requests[0]?.query.get('limit')).toBe('3');
  });
});

describe('the rate limit', () => {
  const at = { ms: NOW as number };
  const start = (retryHint: 'retry-after' | 'none' | 'stale-reset') => {
    at.ms = NOW;
    return startApi({ now: () => toInstant(at.ms), settings: { requestsPerMinute: 2, retryHint } });
  };

  it('counts the last minute of one organisation', async () => {
    const api = await start('retry-after');
    await ask(api, 'me');
    at.ms += 20_000;
    await ask(api, 'me');
    const refused = await ask(api, 'me');
    expect(refusal(refused)).toContain('429 rate_limit_error');
    expect(refused.headers.get('retry-after')).toBe('40');
    expect((await ask(api, 'me', {}, ENTERPRISE)).status, 'the other organisation').toBe(200);
    at.ms += 40_000;
    expect((await ask(api, 'me')).status, 'once the first is a minute old').toBe(200);
    expect((await ask(api, 'me')).status, 'the second is not').toBe(429);
  });

  it('may keep to itself when to come back, or tell a time that is past', async () => {
    const silent = await start('none');
    const stale = await start('stale-reset');
    for (const api of [silent, stale]) {
      await ask(api, 'me');
      await ask(api, 'me');
    }
    const unsaid = await ask(silent, 'me');
    const past = await ask(stale, 'me');
    expect([unsaid.status, unsaid.headers.get('retry-after')]).toEqual([429, null]);
    expect([past.status, past.headers.get('retry-after')]).toEqual([429, null]);
    expect(past.headers.get('anthropic-ratelimit-requests-reset')).toBe('2026-11-22T09:29:00Z');
  });
});
