import { createServer } from 'node:http';
import Anthropic from '@anthropic-ai/sdk';
import { afterEach, expect, test } from 'vitest';
import { createLimitDesk } from '../../src/anthropic/limits/create-limit-desk.ts';
import { fromUsd, ZERO } from '../../src/domain/money.ts';
import { approvedRequest, pendingRequest } from '../anthropic/limits/samples.ts';
import { createNockedTransport } from '../anthropic/support/nocked-transport.ts';

let tearDown = async () => {};
afterEach(() => tearDown());

const answerTo = (path: string): object => {
  if (path.endsWith('/approve')) return approvedRequest('slir_1');
  if (path.endsWith('/slir_1')) return pendingRequest('slir_1');
  if (path.endsWith('/deny')) return pendingRequest('slir_1', { status: 'denied' });
  return { data: [pendingRequest('slir_1')], next_page: null };
};

/** What arrives, but for the official client's own `beta=true`, which answers do not depend on. */
const startRecorder = async () => {
  const arrived: unknown[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    searchParams.delete('beta');
    const { 'content-type': type, 'anthropic-beta': beta } = request.headers;
    const sent = body === '' ? null : { type, body: JSON.parse(body) };
    arrived.push({ method: request.method, pathname, query: [...searchParams], beta, sent });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answerTo(pathname)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tearDown = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, take: () => arrived.splice(0) };
};

test('requests for a higher limit are read and decided as the official client does it', async () => {
  const { url, take } = await startRecorder();
  const { increaseRequests } = new Anthropic({ baseURL: url, apiKey: 'sk-ant-api01-none', maxRetries: 0 }).beta
    .organization.spendLimits;
  await increaseRequests.list({ status: ['pending'] });
  await increaseRequests.retrieve('slir_1');
  await increaseRequests.approve('slir_1', { amount: '75000' });
  await increaseRequests.deny('slir_1', {});
  const official = take();

  const desk = createLimitDesk(createNockedTransport({ source: 'enterprise', baseUrl: url }).transport, 'enterprise');
  const parts = [
    await desk.limitRequests(),
    await desk.limitRequest('slir_1'),
    await desk.decideLimitRequest('slir_1', { kind: 'approve', amount: fromUsd('750') ?? ZERO }),
    await desk.decideLimitRequest('slir_1', { kind: 'deny' }),
  ];
  expect(parts.map(({ state }) => state)).toEqual(['present', 'present', 'present', 'present']);
  expect(official).toHaveLength(4);
  expect(take()).toEqual(official);
});
