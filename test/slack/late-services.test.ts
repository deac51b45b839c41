import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Services } from '../../src/slack/route-all.ts';
import { createSampleCommand } from './kit/sample-command.ts';
import { commandBody, postSigned } from './kit/signed-request.ts';
import { eventually, prepareEdge } from './kit/start-edge.ts';

const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

it('keeps a command that comes while what answers is still being loaded, and then answers it', async () => {
  const { command } = createSampleCommand();
  const asked = Promise.withResolvers<void>();
  const loaded = Promise.withResolvers<Services>();
  const services = () => {
    asked.resolve();
    return loaded.promise;
  };
  const port = await findFreePort();
  const { edge, slack, clock } = prepareEdge([], { services, port });
  const starting = edge.start();
  onTestFinished(async () => {
    const stopped = edge.stop();
    clock.advance(60_000);
    await stopped;
  });
  await eventually(() => expect(edge.connected()).toBe(true));
  const posted = postSigned(port, commandBody({ command: '/claude-cost', text: '' }));
  await asked.promise;
  expect(slack.responses).toEqual([]);
  loaded.resolve({ commands: [command] });
  expect((await posted).status).toBe(200);
  await starting;
  await eventually(() => expect(slack.responses.map(({ payload }) => payload.text)).toEqual(['You spent $12.50.']));
});
