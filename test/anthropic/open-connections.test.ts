import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createTransport } from '../../src/anthropic/create-transport.ts';
import { type Connections, openConnections } from '../../src/anthropic/open-connections.ts';
import { createRequestBudget } from '../../src/anthropic/request-budget.ts';
import type { Log } from '../../src/ports.ts';
import { catchProblem } from './support/catch-problem.ts';
import { createFakeClock } from './support/fake-clock.ts';

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const PATH = '/v1/organizations/me';

let tearDown: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of tearDown) await end();
  tearDown = [];
});

const listen = async (answer: RequestListener): Promise<{ baseUrl: string; sockets: () => number }> => {
  let sockets = 0;
  const server = createServer(answer).on('connection', () => {
    sockets += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tearDown.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { baseUrl: `http://127.0.0.1:${address.port}`, sockets: () => sockets };
};

/** The transport as it is in production, but for its clock and, where a test needs them, shorter timeouts. */
const connect = (baseUrl: string, connections?: Connections) => {
  const clock = createFakeClock();
  const retries: unknown[] = [];
  const transport = createTransport({
    source: 'console',
    baseUrl,
    key: { reveal: () => 'sk-ant-admin01-not-a-real-key' },
    version: '1.2.3',
    clock,
    random: () => 0,
    log: { ...SILENT, warn: (_, fields) => retries.push(fields) },
    budget: createRequestBudget(clock, SILENT),
    ...(connections && { connections }),
  });
  tearDown.unshift(() => transport.close());
  return { transport, retries };
};

const sendJson = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json', 'request-id': 'req_1' }).end(JSON.stringify(body));

/** Misbehaves on the first request and answers the second. */
const failFirst = (misbehave: RequestListener): RequestListener => {
  let first = true;
  return (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    if (first) misbehave(request, response);
    else sendJson(response, { ok: true });
    first = false;
  };
};

describe('over real sockets', () => {
  test('the query arrives with literal brackets, and a connection is used again', async () => {
    const asked: unknown[] = [];
    const { baseUrl, sockets } = await listen((request, response) => {
      asked.push([request.method, request.url, request.headers['user-agent']]);
      sendJson(response, { ok: true });
    });
    const { transport } = connect(baseUrl, openConnections(1));
    for (let count = 0; count < 3; count += 1) {
      await transport.get({ path: PATH, query: { group_by: ['model', 'workspace_id'] } });
    }
    expect(asked[0]).toEqual(['GET', `${PATH}?group_by[]=model&group_by[]=workspace_id`, 'claude-ledger/1.2.3']);
    expect(asked).toHaveLength(3);
    expect(sockets()).toBe(1);
  });

  test('a compressed reply is asked for and read', async () => {
    const { baseUrl } = await listen((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"name":"ü€"}'));
    });
    expect((await connect(baseUrl).transport.get({ path: PATH })).body).toEqual({ name: 'ü€' });
  });

  test('a redirect is not followed: the key goes nowhere else', async () => {
    const { baseUrl } = await listen((request, response) => {
      if (request.url === PATH) response.writeHead(302, { location: `${baseUrl}/elsewhere` }).end();
      else sendJson(response, { ok: true });
    });
    expect(await catchProblem(connect(baseUrl).transport.get({ path: PATH }))).toMatchObject({ status: 302 });
  });

  test('no more than three connections, however much is asked', async () => {
    const { baseUrl, sockets } = await listen((_, response) => sendJson(response, { ok: true }));
    const { transport } = connect(baseUrl);
    await Promise.all(Array.from({ length: 30 }, () => transport.get({ path: '/v1/organizations/users' })));
    expect(sockets()).toBe(3);
  });

  test.each<[string, RequestListener]>([
    ['a connection that is reset', (request) => request.socket.resetAndDestroy()],
    [
      'a body shorter than announced',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
        setImmediate(() => response.destroy());
      },
    ],
    [
      'a compressed body that is cut short',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"ok":true}').subarray(0, 12));
      },
    ],
    [
      'a chunked body that breaks off',
      (_, response) => {
        response.writeHead(200).write('{"ok":');
        setImmediate(() => response.destroy());
      },
    ],
  ])('%s is tried again', async (_, misbehave) => {
    const { baseUrl } = await listen(failFirst(misbehave));
    expect((await connect(baseUrl).transport.get({ path: PATH })).body).toEqual({ ok: true });
  });

  test.each<[string, RequestListener, string]>([
    ['headers that never come', () => {}, 'UND_ERR_HEADERS_TIMEOUT'],
    [
      'a body that stalls',
      (_, response) => {
        response.writeHead(200).write('{"ok":');
      },
      'UND_ERR_BODY_TIMEOUT',
    ],
  ])('%s: a timeout, tried again', async (_, misbehave, cause) => {
    const { baseUrl } = await listen(failFirst(misbehave));
    const { transport, retries } = connect(baseUrl, openConnections(1, { connect: 1000, headers: 50, body: 50 }));
    expect((await transport.get({ path: PATH })).body).toEqual({ ok: true });
    expect(retries).toMatchObject([{ why: cause, tries: 1 }]);
  });

  test('what is posted arrives as JSON, with its length', async () => {
    const arrived: unknown[] = [];
    const { baseUrl } = await listen(async (request, response) => {
      const { method, url, headers } = request;
      const pieces = await request.toArray();
      arrived.push([method, url, headers['content-type'], headers['content-length'], Buffer.concat(pieces).toString()]);
      sendJson(response, { ok: true });
    });
    const { transport } = connect(baseUrl);
    expect((await transport.post({ path: '/v1/x', body: { amount: '75000' } })).body).toEqual({ ok: true });
    await transport.post({ path: '/v1/y', body: {} });
    expect(arrived).toEqual([
      ['POST', '/v1/x', 'application/json', '18', '{"amount":"75000"}'],
      ['POST', '/v1/y', 'application/json', '2', '{}'],
    ]);
  });

  test.each<[string, RequestListener]>([
    ['a connection that is reset', (request) => request.socket.resetAndDestroy()],
    ['headers that never come', () => {}],
    [
      'a body that breaks off',
      (_, response) => {
        response.writeHead(200).write('{"ok":');
        setImmediate(() => response.destroy());
      },
    ],
  ])('%s: what was posted arrives once and never again', async (_, misbehave) => {
    let arrived = 0;
    const answer = failFirst(misbehave);
    const { baseUrl } = await listen((request, response) => {
      arrived += 1;
      answer(request, response);
    });
    const { transport } = connect(baseUrl, openConnections(1, { connect: 1000, headers: 50, body: 50 }));
    expect(await catchProblem(transport.post({ path: '/v1/x', body: {} }))).toMatchObject({ kind: 'unavailable' });
    // Over the same connections, so that a repeated one would have come before.
    await transport.get({ path: PATH });
    expect(arrived).toBe(2);
  });

  test('nobody listening: unavailable', async () => {
    const { baseUrl } = await listen(() => {});
    await tearDown.pop()?.();
    expect(await catchProblem(connect(baseUrl).transport.get({ path: PATH }))).toMatchObject({ cause: 'ECONNREFUSED' });
  });

  test('closing ends what is under way and what comes after', async () => {
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { baseUrl } = await listen(() => arrived());
    const { transport } = connect(baseUrl);
    const underWay = catchProblem(transport.get({ path: PATH }));
    await arrival;
    await transport.close();
    expect(await underWay).toMatchObject({ kind: 'unavailable', cause: 'closed' });
    expect(await catchProblem(transport.get({ path: PATH }))).toMatchObject({ kind: 'unavailable', cause: 'closed' });
  });
});
