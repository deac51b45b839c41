import { describe, expect, it } from 'vitest';
import { parseInstant, toInstant } from '../../../src/domain/day.ts';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import { toldLate } from '../../../src/sandbox/organisation/record-activity.ts';
import { recordDay } from '../../../src/sandbox/organisation/record-day.ts';
import { signIn, startDataExport } from '../../../src/sandbox/organisation/security-changes.ts';
import { ask, COMPANY, ENTERPRISE, NOW, type Query, refusal, type Seen, startApi, TODAY } from './ask.ts';
import { BOTH_READ, FEED, idsOf, READ_FEED, readFeed, recordedIn, startFeed, THAT_DAY } from './feed-kit.ts';

const NOON = parseInstant('2026-11-22T12:00:00Z') ?? NOW;
const [someone] = COMPANY.enterprise.members;

describe('who may read the feed', () => {
  it('is decided by the scopes of either key', async () => {
    const api = await startApi({ settings: { scopes: ['read:members'], adminScopes: [] } });
    expect(refusal(await readFeed(api))).toBe(
      "403 permission_error: Missing required scopes. Got: ['read:members'] Needed: ['read:compliance_activities']",
    );
    expect(refusal(await ask(api, FEED))).toBe(
      "403 permission_error: Missing required scopes. Got: [] Needed: ['read:compliance_activities']",
    );
    api.configure({ scopes: ['read:org_audit'], adminScopes: READ_FEED });
    expect([(await readFeed(api)).status, (await ask(api, FEED)).status]).toEqual([200, 200]);
    const stranger = await ask(api, FEED, {}, { 'x-api-key': 'sk-ant-api01-wrong' });
    expect(refusal(stranger)).toBe('401 authentication_error: The API key provided is invalid or has been revoked.');
  });

  it('leaves the Console’s own to its Admin key, under the same ids', async () => {
    const api = await startFeed(recordDay({ day: TODAY, count: 400 }));
    const whole = idsOf(await readFeed(api, { ...THAT_DAY, limit: 5000 }));
    const console = await ask(api, FEED, { ...THAT_DAY, limit: 5000 });
    const own = recordedIn(api).filter(({ side }) => side === 'console');
    expect(new Set(idsOf(console))).toEqual(new Set(own.map(({ id }) => id)));
    expect(whole).toEqual(expect.arrayContaining(idsOf(console)));
    const foreign = recordedIn(api).find(({ side }) => side === 'enterprise')?.id ?? '';
    expect((await ask(api, FEED, { after_id: foreign })).status, 'a cursor of another organisation').toBe(400);
  });
});

describe('the feed in time', () => {
  it('tells what happened a little later, and some of it much later under its own time', async () => {
    const clock = { ms: NOON as number };
    const api = await startApi({ now: () => toInstant(clock.ms), settings: BOTH_READ });
    api.change(startDataExport());
    api.change(toldLate(50, signIn(someone?.id ?? '')));
    const types = async () =>
      (await readFeed(api, { exclude_activity_types: ['compliance_api_accessed'] })).body.data.map(
        ({ type }: { type: string }) => type,
      );
    expect(await types()).toEqual([]);
    clock.ms += 60_000;
    expect(await types()).toEqual(['org_data_export_started']);
    clock.ms += 50 * 60_000;
    const late = await readFeed(api, { activity_types: ['sso_login_succeeded'] });
    expect(late.body.data[0]).toMatchObject({ created_at: '2026-11-22T12:00:00Z' });
  });

  it('may deliver an activity twice, but never makes a page longer', async () => {
    const api = await startFeed(recordDay({ day: TODAY, count: 200 }), { feedRepeatsEvery: 3 });
    const seen: string[] = [];
    for (let after: Query = {}; ; ) {
      const page = await readFeed(api, { ...THAT_DAY, limit: 9, ...after });
      expect(page.body.data.length).toBeLessThanOrEqual(9);
      seen.push(...idsOf(page));
      if (!page.body.has_more) break;
      after = { after_id: page.body.last_id };
    }
    expect(new Set(seen).size).toBe(200);
    expect(seen.length).toBeGreaterThan(220);
  });

  it('tells of every read of itself, by the reference of the reply', async () => {
    const clock = { ms: NOON as number };
    const api = await startApi({ now: () => toInstant(clock.ms), settings: BOTH_READ });
    const own = await readFeed(api, { limit: 3 });
    const refused = await readFeed(api, { limit: 0 });
    const admin = await ask(api, FEED);
    clock.ms += 60_000;
    const { body } = await readFeed(api, { order: 'asc' });
    expect(body.data.map(({ request_id, status_code }: Seen['body']) => [request_id, status_code])).toEqual(
      [own, refused, admin].map(({ headers, status }) => [headers.get('request-id'), status]),
    );
    expect(body.data[0]).toMatchObject({
      type: 'compliance_api_accessed',
      organization_id: null,
      organization_uuid: null,
      request_method: 'GET',
      url: 'https://api.anthropic.com/v1/compliance/activities?limit=3',
      actor: { type: 'api_actor', api_key_id: expect.stringMatching(/^apikey_01/) },
    });
    const keys = body.data.map(({ actor }: Seen['body']) => actor.api_key_id);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('has nothing of what the other endpoints are asked', async () => {
    const api = await startApi({ settings: { ...BOTH_READ, scopes: [...READ_FEED, 'read:members'], feedLagMs: 0 } });
    await ask(api, 'users', {}, ENTERPRISE);
    expect((await readFeed(api)).body.data).toEqual([]);
  });
});

describe('the limit of 600 requests a minute', () => {
  it('is one for both keys, and every authenticated reply tells where it stands', async () => {
    const clock = { ms: NOON as number };
    const settings = { ...BOTH_READ, complianceRequestsPerMinute: 3 };
    const api = await startApi({ now: () => toInstant(clock.ms), settings });
    const first = await readFeed(api);
    await ask(api, FEED, {}, { 'x-api-key': 'sk-ant-api01-wrong' });
    const denied = await ask(api, '/v1/compliance/organizations', {}, ENTERPRISE);
    clock.ms += 10_000;
    await ask(api, FEED);
    const left = ({ headers }: Seen) => headers.get('anthropic-ratelimit-requests-remaining');
    expect([left(first), denied.status, left(denied)]).toEqual(['2', 403, '1']);
    const refused = await readFeed(api);
    expect(refusal(refused)).toContain('429 rate_limit_error');
    expect(refused.headers.get('retry-after')).toBe('50');
    expect(refused.headers.get('anthropic-ratelimit-requests-reset')).toBe('2026-11-22T12:01:00Z');
    expect((await ask(api, 'users')).status, 'the Admin API counts by itself').toBe(200);
    clock.ms += 50_000;
    expect((await readFeed(api)).status).toBe(200);
  });
});

describe('the organisations of the company', () => {
  it('are listed by their UUIDs, to whoever may read the directory', async () => {
    const api = await startApi({ settings: { scopes: ['read:compliance_org_data'] } });
    const list = (query: Query) => ask(api, '/v1/compliance/organizations', query, ENTERPRISE);
    const first = await list({ limit: 1 });
    const second = await list({ limit: 1, page: first.body.next_page });
    const found = [...first.body.data, ...second.body.data];
    expect(new Set(found.map(({ uuid }) => uuid))).toEqual(
      new Set([COMPANY.console.organisation.id, COMPANY.enterprise.organisation.id]),
    );
    expect(Object.keys(found[0]).toSorted()).toEqual(['created_at', 'name', 'uuid']);
    expect(found[0].created_at <= found[1].created_at).toBe(true);
    expect(second.body).toMatchObject({ has_more: false, next_page: null });
    expect(refusal(await list({ limit: 1001 }))).toBe(
      '400 invalid_request_error: The limit parameter must be between 1 and 1000, inclusive. Got 1001.',
    );
    const headers = { 'x-api-key': SANDBOX_KEYS.console };
    expect((await ask(api, '/v1/compliance/organizations', {}, headers)).status).toBe(403);
  });
});
