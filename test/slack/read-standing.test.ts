import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { readStanding } from '../../src/slack/read-standing.ts';
import { WORKSPACE } from '../sandbox/slack/start-sandbox.ts';

const open = async (tokens?: Parameters<typeof startSlack>[0]['tokens']) => {
  const slack = await startSlack({ workspace: WORKSPACE, ...(tokens && { tokens }) });
  const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  return { slack, read: (channel: string) => readStanding(client, channel) };
};

it.each([
  ['C0GENERAL', 'member'],
  ['C0ALERTS', 'member'],
  ['C0PARTNER', 'shared'],
  ['C0RANDOM', 'outsider'],
  ['C0OLD', 'archived'],
  ['C0SECRET', 'unseen'],
  ['C0NOWHERE', 'unseen'],
])('in %s the bot is: %s', async (channel, standing) => {
  const { slack, read } = await open();
  expect(await read(channel)).toBe(standing);
  await slack.close();
});

it('cannot tell without the scope', async () => {
  const { slack, read } = await open({ 'xoxb-few': { kind: 'bot', scopes: ['chat:write'] } });
  expect(await read('C0GENERAL')).toBeNull();
  await slack.close();
});
