import { expect, test } from 'vitest';
import { createLimitDesk } from '../../../src/anthropic/limits/create-limit-desk.ts';
import { refuse, serve } from '../people/serve-exactly.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';
import { pendingRequest } from './samples.ts';

allowOnlyServed();

const ABSENT = { state: 'absent', reason: { kind: 'not-offered' } };
const PATH = '/v1/organizations/spend_limit_increase_requests';

test('the Console has no such requests and is asked for none', async () => {
  const desk = createLimitDesk(createNockedTransport().transport, 'console');
  expect(await desk.limitRequests()).toEqual(ABSENT);
  expect(await desk.limitRequest('slir_1')).toEqual(ABSENT);
  expect(await desk.decideLimitRequest('slir_1', { kind: 'deny' })).toEqual(ABSENT);
});

test('Claude Enterprise has them, and problems are answers', async () => {
  const desk = createLimitDesk(createNockedTransport({ source: 'enterprise' }).transport, 'enterprise');
  serve(`${PATH}?status[]=pending`, { data: [pendingRequest('slir_1')], next_page: null });
  expect(await desk.limitRequests()).toMatchObject({ state: 'present', value: [{ id: 'slir_1' }] });
  refuse(`${PATH}/slir_2`, 404, 'No such request');
  expect(await desk.limitRequest('slir_2')).toMatchObject({ state: 'failed', problem: { status: 404 } });
});
