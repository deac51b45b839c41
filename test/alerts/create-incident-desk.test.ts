import { expect, it } from 'vitest';
import { createIncidentDesk } from '../../src/alerts/create-incident-desk.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { memoryLog } from '../log/memory-log.ts';
import { createManualClock } from '../slack/kit/manual-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { readMessage } from '../support/read-message.ts';
import { incident, SETTINGS } from '../support/sample-incident.ts';

const open = (drain: () => Promise<unknown> = async () => undefined) => {
  const clock = createManualClock();
  const { log, lines } = memoryLog({ clock });
  const message = { channel: 'C1', ts: '1.0' };
  const store = createMemoryStore({ ...EMPTY_STATE, incidents: [incident({ message })] });
  const permalink = async () => 'https://acme.slack.test/archives/C1/p10';
  const options = { store, sources: [], permalink, drain, settings: SETTINGS, clock, log };
  return { store, lines, desk: createIncidentDesk(options) };
};

it('two people at once both get an answer, and the incident is closed once', async () => {
  const { desk, store } = open();
  const told = await Promise.all(['U1', 'U2'].map((by) => desk.act('7', { kind: 'acknowledge' }, by)));
  expect(told.map(({ text }) => text.split('\n')[0])).toEqual([
    'Acknowledged, and closed: it will not come up again.',
    '<@U1> acknowledged this (22 Nov 2026, 10:30 CET), so nothing was changed.',
  ]);
  expect(store.read().incidents[0]?.acts).toHaveLength(1);
  expect(store.read().outbox.map(({ kind }) => kind)).toEqual(['update', 'thread']);
});

it('logs each act once, by the number of the alert', async () => {
  const { desk, lines } = open();
  await desk.act('7', { kind: 'acknowledge' }, 'U1');
  await desk.act('7', { kind: 'acknowledge' }, 'U1');
  expect(lines().filter(({ event }) => event === 'audit')).toMatchObject([
    { by: 'U1', what: 'acknowledged alert 7 (admin-added)', result: 'done' },
  ]);
});

it('gives the title of what can be acted on, and otherwise says why not', async () => {
  const { desk } = open();
  expect(desk.title('7')).toMatchObject({ title: expect.stringContaining('Ada Example') });
  expect(desk.title('8')).toMatchObject({ told: { text: expect.stringContaining('I no longer know') } });
  await desk.act('7', { kind: 'acknowledge' }, 'U1');
  expect(desk.title('7')).toMatchObject({ told: { text: expect.stringContaining('<@U1> acknowledged this') } });
});

it('details an incident with the way to its message', async () => {
  const { desk } = open();
  expect(readMessage(await desk.details('7'))).toContain('<https://acme.slack.test/archives/C1/p10|Its message>');
  expect((await desk.details('nothing')).text).toContain('I no longer know');
});

it('does not fail because Slack does not take it now', async () => {
  const { desk, lines } = open(async () => {
    throw new Error('disk full');
  });
  await desk.deliver();
  expect(lines()).toMatchObject([{ level: 'error', event: 'delivery_failed' }]);
});
