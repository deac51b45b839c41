import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { allowOnlyServed } from './support/allow-only-served.ts';
import { catchProblem } from './support/catch-problem.ts';
import { BASE_URL, createNockedTransport, KEY } from './support/nocked-transport.ts';

const PATH = '/v1/organizations/me';
const ME = { id: '7c1d9b52', type: 'organization', name: 'Acme Research' };
const refusal = (message: string) => ({
  type: 'error',
  error: { type: 'whatever', message },
  request_id: 'req_in_body',
});

allowOnlyServed();

const api = () => nock(BASE_URL).get(PATH);

describe('a request', () => {
  test('carries the key, the version, the user agent and no beta unless asked', async () => {
    nock(BASE_URL, {
      reqheaders: { 'x-api-key': KEY, 'anthropic-version': '2023-06-01', 'user-agent': 'claude-ledger/1.2.3' },
      badheaders: ['anthropic-beta', 'authorization'],
    })
      .get(PATH)
      .reply(200, ME, { 'Request-Id': 'req_1' });
    const { transport } = createNockedTransport();
    expect(await transport.get({ path: PATH })).toEqual({ body: ME, requestId: 'req_1' });
  });

  test('names its betas in one header', async () => {
    nock(BASE_URL, { reqheaders: { 'anthropic-beta': 'one-2026-08-24,two-2026-09-26' } })
      .get(PATH)
      .reply(200, ME);
    const { transport } = createNockedTransport();
    expect(await transport.get({ path: PATH, betas: ['one-2026-08-24', 'two-2026-09-26'] })).toEqual({
      body: ME,
      requestId: null,
    });
  });

  test('spells lists with literal brackets, behind a base URL with a path', async () => {
    const asked: string[] = [];
    nock('https://gateway.test')
      .get(/.*/)
      .reply(200, (request: Request) => {
        asked.push(request.url);
        return {};
      });
    const { transport } = createNockedTransport({ baseUrl: 'https://gateway.test/claude/' });
    await transport.get({ path: '/v1/x', query: { group_by: ['model', 'api_key_id'], limit: 31 } });
    expect(asked).toEqual(['https://gateway.test/claude/v1/x?group_by[]=model&group_by[]=api_key_id&limit=31']);
  });

  test('does not follow a redirect, which would take the key elsewhere', async () => {
    api().reply(302, '', { location: 'https://elsewhere.test/' });
    const { transport } = createNockedTransport();
    expect(await catchProblem(transport.get({ path: PATH }))).toMatchObject({
      kind: 'unavailable',
      status: 302,
      cause: 'redirect',
    });
  });
});

describe('a failure that may pass is tried again', () => {
  test.each([408, 409, 429, 500, 502, 504, 529])('%s', async (status) => {
    api().reply(status, refusal('again'));
    api().reply(200, ME);
    const { transport, clock } = createNockedTransport();
    expect((await transport.get({ path: PATH })).body).toEqual(ME);
    expect(clock.slept).toHaveLength(1);
  });

  test.each([
    ['HTML', 502, '<html><h1>Bad gateway</h1></html>'],
    ['nothing', 503, ''],
    ['HTML as a success', 200, '<html>Please sign in</html>'],
    ['half of its JSON as a success', 200, '{"id":"7c1d9b52","na'],
  ])('%s', async (_, status, body) => {
    api().reply(status, body);
    api().reply(200, ME);
    const { transport } = createNockedTransport();
    expect((await transport.get({ path: PATH })).body).toEqual(ME);
  });

  test.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED'])('%s', async (code) => {
    api().replyWithError(Object.assign(new Error(code), { code }));
    api().reply(200, ME);
    const { transport } = createNockedTransport();
    expect((await transport.get({ path: PATH })).body).toEqual(ME);
  });

  test('after as long as retry-after says', async () => {
    api().reply(429, refusal('slow down'), { 'retry-after': '12' });
    api().reply(200, ME);
    const { transport, clock } = createNockedTransport();
    await transport.get({ path: PATH });
    expect(clock.slept).toEqual([12_000]);
  });

  test('after a growing wait of its own when the reset that comes with a 429 has passed', async () => {
    const stale = { 'anthropic-ratelimit-requests-reset': '2026-11-22T08:59:58Z' };
    api().times(3).reply(429, refusal('slow down'), stale);
    api().reply(200, ME);
    const { transport, clock } = createNockedTransport();
    await transport.get({ path: PATH });
    expect(clock.slept).toEqual([1000, 2000, 4000]);
  });

  test('because x-should-retry says so, whatever the status', async () => {
    api().reply(400, refusal('not now'), { 'x-should-retry': 'true' });
    api().reply(200, ME);
    const { transport } = createNockedTransport();
    expect((await transport.get({ path: PATH })).body).toEqual(ME);
  });
});

describe('a failure that stays becomes a problem', () => {
  const problemOf = async (status: number, body: nock.Body, headers: Record<string, string> = {}) => {
    api().reply(status, body, headers);
    const { transport, clock } = createNockedTransport();
    const problem = await catchProblem(transport.get({ path: PATH }));
    expect(clock.slept).toEqual([]);
    return problem;
  };
  const where = { source: 'console', endpoint: PATH };

  test('401: the key is refused, with the reference of the header before that of the body', async () => {
    const headers = { 'request-id': 'req_in_header' };
    expect(await problemOf(401, refusal('invalid x-api-key'), headers)).toEqual({
      ...where,
      kind: 'key-refused',
      requestId: 'req_in_header',
    });
    expect(await problemOf(401, refusal('invalid x-api-key'))).toMatchObject({ requestId: 'req_in_body' });
  });

  test('403: the scopes that it says are needed', async () => {
    const message = "Missing required scopes. Got: ['read:members'] Needed: ['read:analytics', 'read:spend_limits']";
    expect(await problemOf(403, { error: { type: 'permission_error', message } })).toEqual({
      ...where,
      kind: 'scope-missing',
      requestId: null,
      needed: ['read:analytics', 'read:spend_limits'],
      message,
    });
    expect(await problemOf(403, '<html>Forbidden</html>')).toMatchObject({
      kind: 'scope-missing',
      needed: [],
      message: '',
    });
  });

  test('403: an account of one person', async () => {
    const message = 'The Admin API is unavailable for individual accounts.';
    expect(await problemOf(403, refusal(message))).toMatchObject({ kind: 'not-an-organisation' });
  });

  test.each([400, 404, 410, 413])('%s: a bad request, not tried again', async (status) => {
    const message = 'Invalid date range: ending date must be after starting date';
    expect(await problemOf(status, refusal(message))).toEqual({
      ...where,
      kind: 'bad-request',
      requestId: 'req_in_body',
      status,
      message,
    });
  });

  test('x-should-retry: false ends it at once', async () => {
    const headers = { 'x-should-retry': 'false' };
    expect(await problemOf(529, refusal('overloaded'), headers)).toMatchObject({ kind: 'unavailable', status: 529 });
  });

  test('429 with a long wait: the time of the next try, at once', async () => {
    expect(await problemOf(429, refusal('slow down'), { 'retry-after': '300' })).toMatchObject({
      kind: 'rate-limited',
      retryAt: Date.parse('2026-11-22T09:05:00Z'),
    });
  });

  test('429 without an end: rate limited, after five tries', async () => {
    api().times(5).reply(429, refusal('slow down'));
    const { transport, clock } = createNockedTransport();
    const problem = await catchProblem(transport.get({ path: PATH }));
    expect(problem).toMatchObject({ kind: 'rate-limited', retryAt: clock.now() + 60_000 });
  });

  test('529 without an end: unavailable, after four tries', async () => {
    api().times(4).reply(529, refusal('Overloaded'));
    const { transport } = createNockedTransport();
    expect(await catchProblem(transport.get({ path: PATH }))).toMatchObject({
      kind: 'unavailable',
      status: 529,
      cause: 'Overloaded',
    });
  });

  test('no reply: unavailable, with the network code', async () => {
    api()
      .times(4)
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    const { transport } = createNockedTransport();
    expect(await catchProblem(transport.get({ path: PATH }))).toEqual({
      ...where,
      kind: 'unavailable',
      requestId: null,
      status: null,
      cause: 'ECONNRESET',
    });
  });

  test('a success that is never JSON: an unexpected reply', async () => {
    api().times(4).reply(200, '<html>Please sign in</html>');
    const { transport } = createNockedTransport();
    expect(await catchProblem(transport.get({ path: PATH }))).toMatchObject({
      kind: 'unexpected-reply',
      field: 'body',
      expected: 'JSON',
    });
  });

  test('the key is in no problem and in no line of the log, even when a gateway repeats it', async () => {
    api().reply(400, refusal(`cannot parse header x-api-key: ${KEY}`));
    api().reply(503, `upstream refused ${KEY}`);
    api().reply(200, ME);
    const { transport, lines } = createNockedTransport();
    const problem = await catchProblem(transport.get({ path: PATH }));
    await transport.get({ path: PATH });
    expect(problem).toMatchObject({ message: 'cannot parse header x-api-key: [key]' });
    expect(lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'warn anthropic.failure',
      'warn anthropic.retry',
      'debug anthropic.reply',
    ]);
    expect(JSON.stringify(lines)).not.toContain(KEY);
  });
});

describe('what it has seen', () => {
  test('successes, problems, requests and the clock of the API', async () => {
    api().reply(200, ME, { date: 'Sun, 22 Nov 2026 09:00:42 GMT' });
    api().reply(401, refusal('invalid x-api-key'), { date: 'Sun, 22 Nov 2026 09:00:43 GMT' });
    const { transport, clock } = createNockedTransport();
    expect(transport.health()).toEqual({
      lastSuccessAt: null,
      lastProblem: null,
      requestsLastMinute: 0,
      clockSkewMs: null,
    });
    const start = clock.now();
    await transport.get({ path: PATH });
    clock.advance(1000);
    const problem = await catchProblem(transport.get({ path: PATH }));
    expect(transport.health()).toEqual({
      lastSuccessAt: start,
      lastProblem: { at: start + 1000, problem },
      requestsLastMinute: 2,
      clockSkewMs: 42_000,
    });
    clock.advance(60_000);
    expect(transport.health().requestsLastMinute).toBe(0);
  });

  test('what many keys go without does not hide the trouble that there was', async () => {
    const feed = { path: '/v1/compliance/activities' };
    api().reply(401, refusal('invalid x-api-key'));
    nock(BASE_URL).get(feed.path).reply(403, refusal("Missing required scopes. Got: ['a'] Needed: ['b']"));
    const { transport, lines } = createNockedTransport();
    const problem = await catchProblem(transport.get({ path: PATH }));
    await catchProblem(transport.get(feed));
    expect(transport.health().lastProblem).toMatchObject({ problem });
    expect(transport.scopes()).toEqual(['a']);
    expect(lines.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'warn anthropic.failure',
      'debug anthropic.failure',
    ]);
  });

  test('a question that was wrong does not make the source look ill', async () => {
    api().reply(400, refusal('unknown parameter'));
    const { transport } = createNockedTransport();
    await catchProblem(transport.get({ path: PATH }));
    expect(transport.health().lastProblem).toBeNull();
  });
});

describe('how much at once', () => {
  const countWidest = async (path: string) => {
    let running = 0;
    let widest = 0;
    nock(BASE_URL)
      .get(path)
      .times(8)
      .reply(async () => {
        running += 1;
        widest = Math.max(widest, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return [200, {}];
      });
    const { transport } = createNockedTransport();
    await Promise.all(Array.from({ length: 8 }, () => transport.get({ path })));
    return widest;
  };

  test.each([
    '/v1/organizations/cost_report',
    '/v1/organizations/usage_report/messages',
    '/v1/organizations/analytics/cost',
    '/v1/organizations/analytics/user_usage_report',
  ])('one report after the other: %s', async (path) => {
    expect(await countWidest(path)).toBe(1);
  });

  test('a few lists side by side', async () => {
    expect(await countWidest('/v1/organizations/users')).toBe(3);
  });

  test('retries are requests too: they come out of the budget', async () => {
    api().times(2).reply(500, refusal('again'));
    api().reply(200, ME);
    const { transport, clock } = createNockedTransport({ perMinute: 2 });
    await transport.get({ path: PATH });
    expect(clock.slept).toEqual([500, 1000, 58_500]);
  });
});
