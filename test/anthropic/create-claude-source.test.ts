import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createClaudeSource } from '../../src/anthropic/create-claude-source.ts';
import { toInstant } from '../../src/domain/day.ts';
import { memoryLog } from '../log/memory-log.ts';
import { createManualClock } from '../slack/kit/manual-clock.ts';

it('says that nothing was seen until it is asked something, and asks nothing by being opened', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"id":"org_1","type":"organization","name":"Acme"}');
  });
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
    server.close();
  });

  expect(source.health()).toMatchObject({ lastSuccessAt: null, lastProblem: null, requestsLastMinute: 0 });
  await source.open();
  expect([requests, source.health().lastSuccessAt]).toEqual([0, null]);
  expect(await source.organisation()).toMatchObject({ state: 'present', value: { name: 'Acme' } });
  expect(source.health()).toMatchObject({ lastSuccessAt: toInstant(clock.now()), requestsLastMinute: 1 });
});
