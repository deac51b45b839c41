import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { createFindUsers } from '../../src/slack/find-users.ts';
import { memoryLog } from '../log/memory-log.ts';
import { WORKSPACE } from '../sandbox/slack/start-sandbox.ts';
import { createManualClock } from './kit/manual-clock.ts';

const open = async () => {
  const slack = await startSlack({ workspace: WORKSPACE });
  const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  const clock = createManualClock();
  const { log, lines } = memoryLog({ clock });
  return { slack, clock, lines, find: createFindUsers(client, { clock, log }) };
};

it('finds people by their address, and leaves out who is not here, has left, or is of another company', async () => {
  const { slack, find } = await open();
  const found = await find(['Maya@acme.com', 'nobody@acme.com', 'lee@acme.com', 'sam@other.example', 'adam@acme.com']);
  expect([...found]).toEqual([
    ['maya@acme.com', 'U0MAYA'],
    ['adam@acme.com', 'U0ADAM'],
  ]);
  await slack.close();
});

it('asks once a day about each, and again after a failure, of which no address is logged', async () => {
  const { slack, clock, lines, find } = await open();
  const lookups = () => slack.calls('users.lookupByEmail').length;
  const lift = slack.faults.add({
    method: 'users.lookupByEmail',
    effect: { kind: 'status', status: 503 },
  });
  expect(await find(['maya@acme.com'])).toEqual(new Map());
  expect(JSON.stringify(lines())).not.toContain('maya@acme.com');
  lift();
  const before = lookups();
  await find(['maya@acme.com', 'nobody@acme.com']);
  await find(['maya@acme.com', 'nobody@acme.com']);
  expect(lookups() - before).toBe(2);
  clock.advance(25 * 3_600_000);
  expect((await find(['maya@acme.com'])).size).toBe(1);
  expect(lookups() - before).toBe(3);
  await slack.close();
});
