import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { startSandbox } from './start-sandbox.ts';

let slack: SlackStandIn;
let app: App;
let answered: PromiseWithResolvers<string>;

beforeEach(async () => {
  ({ slack } = await startSandbox());
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  app = new App({
    token: slack.botToken,
    receiver: new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 200,
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions },
    }),
    logLevel: LogLevel.ERROR,
    clientOptions,
  });
  answered = Promise.withResolvers();
  app.command('/claude-cost', async ({ ack, respond, command }) => {
    await ack({ text: 'on its way' });
    await respond({ text: `spent ${command.text}` });
    answered.resolve(command.text);
  });
  await app.start();
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

describe('Socket Mode with the official client', () => {
  it('connects, acknowledges with words, and answers', async () => {
    const outcome = await slack.command({ user: 'U0MAYA', channel: 'C0GENERAL', command: '/claude-cost', text: '30d' });
    expect(outcome).toMatchObject({ ok: true, body: { text: 'on its way' } });
    expect(await answered.promise).toBe('30d');
    expect(slack.ephemerals('U0MAYA').map((message) => message.text)).toEqual(['on its way', 'spent 30d']);
  });

  it('posts, uploads and looks people up through the official Web API client', async () => {
    const posted = await app.client.chat.postMessage({ channel: 'C0GENERAL', text: 'hello' });
    await app.client.filesUploadV2({
      channel_id: 'C0GENERAL',
      thread_ts: String(posted.ts),
      filename: 'cost.csv',
      content: 'a,b\n',
    });
    const [, reply] = slack.messages('C0GENERAL');
    expect(reply).toMatchObject({ threadTs: posted.ts, files: [slack.uploads()[0]?.id] });
    expect(slack.uploads().map((file) => file.name)).toEqual(['cost.csv']);
    const { user } = await app.client.users.info({ user: 'U0ADAM' });
    expect(user?.is_admin).toBe(true);
    await expect(app.client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' })).rejects.toMatchObject({
      data: { error: 'channel_not_found' },
    });
  });

  it('comes back after Slack asks it to', async () => {
    slack.refreshSockets('refresh_requested');
    await slack.waitFor('a second connection', () => slack.calls('apps.connections.open')[1]);
    await slack.waitFor('the bot', () => (slack.botIsReady() ? true : undefined));
    expect(await slack.command({ user: 'U0MAYA', channel: 'C0GENERAL', command: '/claude-cost' })).toMatchObject({
      ok: true,
    });
    await answered.promise;
  });
});
