import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectsOf } from '../../../src/sandbox/slack/json.ts';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { type FakeBot, startFakeBot } from '../../demo/fake-bot.ts';
import { call, startSandbox } from './start-sandbox.ts';

let slack: SlackStandIn;
let bot: FakeBot;
let advance: (ms: number) => void;
beforeEach(async () => {
  ({ slack, advance } = await startSandbox({ ackTimeoutMs: 3000 }));
  bot = await startFakeBot(slack);
  slack.connectBot(bot.url);
});
afterEach(async () => {
  await bot.close();
  await slack.close();
});

const COST = { user: 'U0ADAM', channel: 'C0GENERAL', command: '/claude-cost' };
const firstEphemeral = () => slack.waitFor('an answer', () => slack.ephemerals('U0ADAM')[0]);
const respond = async (url: string, body: object) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return [response.status, ((await response.json()) as { error?: string }).error ?? null];
};

describe('a command', () => {
  it('reaches the bot signed, with people, channels and addresses escaped as Slack does', async () => {
    const outcome = await slack.command({
      ...COST,
      text: '30d to #claude-alerts #general @maya @nobody a<b https://x.example',
    });
    expect(outcome).toMatchObject({ ok: true });
    expect(bot.heard[0]).toMatchObject({
      command: '/claude-cost',
      channel_name: 'general',
      text: '30d to <#C0ALERTS|> <#C0GENERAL|general> <@U0MAYA|maya> @nobody a&lt;b <https://x.example>',
    });
  });

  it('answers through its response_url, to its author alone unless asked otherwise', async () => {
    const { responseUrl } = await slack.command({ ...COST, command: '/other' });
    await firstEphemeral();
    expect(await respond(responseUrl, { text: 'for all', response_type: 'in_channel' })).toEqual([200, null]);
    expect(slack.messages('C0GENERAL').map((message) => message.text)).toEqual(['for all']);
    expect(slack.ephemerals('U0MAYA')).toEqual([]);
  });

  it('has a response_url for five answers within half an hour', async () => {
    const { responseUrl } = await slack.command(COST);
    await firstEphemeral();
    for (let use = 2; use <= 5; use += 1) expect(await respond(responseUrl, { text: 'again' })).toEqual([200, null]);
    expect(await respond(responseUrl, { text: 'sixth' })).toEqual([404, 'used_url']);
    const later = await slack.command({ ...COST, user: 'U0MAYA' });
    advance(30 * 60_000 + 1);
    expect(await respond(later.responseUrl, { text: 'late' })).toEqual([404, 'expired_url']);
  });

  it('that nobody acknowledges in time fails visibly', async () => {
    const deaf = await startSandbox({ ackTimeoutMs: 30 });
    const silent = await startSandbox();
    silent.slack.faults.add({ method: 'api.test', effect: { kind: 'held', until: new Promise(() => undefined) } });
    deaf.slack.connectBot(`${silent.slack.apiUrl}api.test`);
    expect(await deaf.slack.command(COST)).toMatchObject({ ok: false, error: 'operation_timeout' });
    expect(deaf.slack.ephemerals('U0ADAM')).toMatchObject([
      { user: 'USLACKBOT', text: '/claude-cost failed with the error "operation_timeout"' },
    ]);
    await Promise.all([deaf.slack.close(), silent.slack.close()]);
  });

  it('is refused by a bot that does not find its signature', async () => {
    const forged = await startSandbox({ signingSecret: 'another-secret', botUrl: bot.url });
    expect(await forged.slack.command(COST)).toMatchObject({ ok: false, error: 'http_service_error' });
    expect(bot.heard).toEqual([]);
    await forged.slack.close();
  });
});

describe('a button', () => {
  it('of an ephemeral message tells where it is, without the message, and can replace it', async () => {
    await slack.command(COST);
    const message = await firstEphemeral();
    await slack.press({ user: 'U0ADAM', on: message, actionId: 'acknowledge' });
    expect(bot.heard[1]).toMatchObject({
      type: 'block_actions',
      container: { is_ephemeral: true, message_ts: message.ts },
      actions: [{ action_id: 'acknowledge' }],
    });
    expect(bot.heard[1]).not.toHaveProperty('message');
    await slack.waitFor('the replacement', () =>
      slack.ephemerals('U0ADAM').find((each) => each.text.startsWith('Acknowledged')),
    );
    expect(slack.ephemerals('U0ADAM')).toHaveLength(1);
  });

  it('of a public message brings the message along', async () => {
    const blocks = [
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' }, value: 'v1' }] },
    ];
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'press me', blocks });
    const [message] = slack.messages('C0GENERAL');
    const [block] = message?.blocks ?? [];
    const [element] = objectsOf(block?.elements);
    if (message === undefined || element === undefined) throw new Error('the message has no button');
    await slack.press({ user: 'U0MAYA', on: message, actionId: String(element.action_id) });
    expect(bot.heard[0]).toMatchObject({
      user: { id: 'U0MAYA', team_id: 'T0000000A' },
      message: { text: 'press me' },
      actions: [{ value: 'v1', block_id: block?.block_id }],
    });
    await expect(slack.press({ user: 'U0MAYA', on: message, actionId: 'none' })).rejects.toThrow('none');
  });
});

describe('a modal and the App Home', () => {
  it('stays open with errors until what is in it is right', async () => {
    await slack.command(COST);
    await slack.press({ user: 'U0ADAM', on: await firstEphemeral(), actionId: 'edit' });
    await slack.waitFor('the modal', () => slack.world.views.modal('U0ADAM'));
    const submit = (amount: string | null) => slack.submit({ user: 'U0ADAM', values: { amount } });
    expect(await submit(null)).toMatchObject({ ok: false, errors: { amount: expect.stringContaining('required') } });
    expect(await submit('abc')).toEqual({ ok: false, errors: { amount: 'An amount is a number.' } });
    expect(await submit('7500')).toEqual({ ok: true });
    expect(slack.world.views.modal('U0ADAM')).toBeUndefined();
    expect(bot.heard.at(-1)).toMatchObject({
      view: {
        state: {
          values: {
            amount: { amount: { type: 'plain_text_input', value: '7500' } },
            rhythm: { rhythm: { selected_option: { value: 'monthly' } } },
          },
        },
      },
    });
  });

  it('is told when a person opens the App Home and publishes it for that person', async () => {
    await slack.openHome('U0MAYA');
    const home = await slack.waitFor('the Home', () => slack.world.views.home('U0MAYA'));
    expect(home.body).toMatchObject({ type: 'home' });
    expect(bot.heard[0]).toMatchObject({ event: { type: 'app_home_opened', tab: 'home', user: 'U0MAYA' } });
    expect(slack.world.views.home('U0ADAM')).toBeUndefined();
  });
});
