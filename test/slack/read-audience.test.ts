import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { readAudience } from '../../src/slack/read-audience.ts';

const open = async (tokens?: Parameters<typeof startSlack>[0]['tokens']) => {
  const channels = SAMPLE_WORKSPACE.channels.map((channel) =>
    channel.name === 'general' ? { ...channel, shared: true } : channel,
  );
  const slack = await startSlack({ workspace: { ...SAMPLE_WORKSPACE, channels }, ...(tokens && { tokens }) });
  const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  return {
    slack,
    read: (name: string) => readAudience(client, channels.find((each) => each.name === name)?.id ?? 'C0'),
  };
};

it('tells private channels from public ones and from those of two companies', async () => {
  const { slack, read } = await open();
  expect(await Promise.all(['claude-alerts', 'claude-spend', 'general'].map(read))).toEqual([
    'private',
    'public',
    'shared',
  ]);
  expect(await read('no-such-channel')).toBeNull();
  await slack.close();
});

it('cannot tell without the scope', async () => {
  const { slack, read } = await open({ 'xoxb-few': { kind: 'bot', scopes: ['chat:write'] } });
  expect(await read('claude-alerts')).toBeNull();
  await slack.close();
});
