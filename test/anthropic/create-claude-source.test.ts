import { createServer, type ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createClaudeSource } from '../../src/anthropic/create-claude-source.ts';
import { toInstant } from '../../src/domain/day.ts';
import { memoryLog } from '../log/memory-log.ts';
import { createManualClock } from '../slack/kit/manual-clock.ts';

const open = async (answer: (url: string, response: ServerResponse) => void) => {
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const clock = createManualClock();
  const source = createClaudeSource({
    source: 'console',
    owner: 'console-1',
    key: { reveal: () => 'sk-ant-admin01-test' },
    baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    version: '0.0.0',
    history: { read: async () => null, write: async () => undefined },
    clock,
    random: () => 0.5,
    log: memoryLog({ clock }).log,
  });
  onTestFinished(async () => {
    await source.close();
    server.closeAllConnections();
    server.close();
  });
  return { source, clock };
};

const nameOrganisation = (response: ServerResponse) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end('{"id":"org_1","type":"organization","name":"Acme"}');

it('says that nothing was seen until it is asked something, and asks nothing by being opened', async () => {
  let requests = 0;
  const { source, clock } = await open((_url, response) => {
    requests += 1;
    nameOrganisation(response);
  });

  expect(source.health()).toMatchObject({ lastSuccessAt: null, lastProblem: null, requestsLastMinute: 0 });
  await source.open();
  expect([requests, source.health().lastSuccessAt]).toEqual([0, null]);
  expect(await source.organisation()).toMatchObject({ state: 'present', value: { name: 'Acme' } });
  expect(source.health()).toMatchObject({ lastSuccessAt: toInstant(clock.now()), requestsLastMinute: 1 });
});

it('is not waited for longer than the patience of who checks, and keeps what it said before', async () => {
  const patience = new AbortController();
  const { source } = await open((url, response) => {
    if (url.endsWith('/me')) nameOrganisation(response);
    else patience.abort();
  });
  expect(await source.check(patience.signal)).toMatchObject({
    organisation: { state: 'present', value: { name: 'Acme' } },
    generation: { state: 'failed', problem: { kind: 'unavailable', status: null, cause: 'timeout' } },
  });
});
