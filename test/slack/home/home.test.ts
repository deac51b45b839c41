import { describe, expect, it } from 'vitest';
import { ANSWER_ACTIONS } from '../../../src/blocks/answer-actions.ts';
import { barChart } from '../../../src/blocks/chart.ts';
import { composeMessage } from '../../../src/blocks/compose-message.ts';
import { INCIDENT_ACTIONS } from '../../../src/blocks/incident-actions.ts';
import { answerOf, says } from '../kit/sample-command.ts';
import { startPage } from './open-page.ts';

describe('the App Home, when it is opened', () => {
  it('shows at once what is known, then what is read', async () => {
    const bot = await startPage();
    expect((await bot.open()).status).toBe(200);
    expect(await bot.shown(1)).toBe('admin 0 …');
    bot.finish();
    expect(await bot.shown(2)).toBe('admin 1');
    await bot.open();
    expect(await bot.shown(3)).toBe('admin 1');
    expect(bot.page.readings).toBe(1);
  });

  it('is read once for all who open it meanwhile', async () => {
    const bot = await startPage();
    await Promise.all(Array.from({ length: 30 }, (_, index) => bot.open(`U${index}`)));
    await bot.shown(30);
    bot.finish();
    await bot.shown(60);
    expect(bot.page.readings).toBe(1);
    const last = bot.published().slice(30);
    expect(new Set(last.map(({ user }) => user)).size).toBe(30);
    expect(new Set(last.map(({ text }) => text))).toEqual(new Set(['admin 1']));
  });

  it('is read again where the figures are old', async () => {
    const bot = await startPage();
    await bot.open();
    await bot.shown(1);
    bot.finish();
    await bot.shown(2);
    bot.age();
    await bot.open();
    expect(await bot.shown(3)).toBe('admin 1 …');
    bot.finish();
    expect(await bot.shown(4)).toBe('admin 2');
  });

  it('is left alone for the other tabs', async () => {
    const bot = await startPage();
    await bot.open('U1', 'messages');
    await bot.open('U2');
    await bot.shown(1);
    expect(bot.published().map(({ user }) => user)).toEqual(['U2']);
  });

  it.each([
    ['a member on no list', { is_admin: false }, 'You are not on the list', true],
    ['a guest', { is_admin: true, is_restricted: true }, 'you are a guest here', false],
    ['a stranger', { is_admin: true, team_id: 'T2' }, 'you belong to another one', false],
    ['somebody who left', { is_admin: true, deleted: true }, 'deactivated', false],
  ])('tells %s whom to ask, reads nothing, and offers only what is open to them', async (_, person, reason, isOpen) => {
    const bot = await startPage(person);
    await bot.open();
    const text = await bot.shown(1);
    expect(text).toContain(reason);
    expect(text).toContain('Ask a workspace admin');
    expect(text.includes('/claude-me')).toBe(isOpen);
    expect(bot.page.readings).toBe(0);
  });

  it('says when nobody can tell who it is, with a reference to the log', async () => {
    const bot = await startPage();
    bot.slack.answer('users.info', () => ({ ok: false, error: 'missing_scope', needed: 'users:read' }));
    await bot.open();
    expect(await bot.shown(1)).toMatch(/I could not check who you are.*users:read.*\(reference `\w{6}`\)/);
    expect(bot.page.readings).toBe(0);
  });

  it('says when the reading failed as nobody expected, and stays usable', async () => {
    const bot = await startPage();
    await bot.open();
    await bot.shown(1);
    bot.fail();
    expect(await bot.shown(2)).toMatch(/Something went wrong on my side.*\(reference `\w{6}`\).*admin 0$/);
    expect(bot.logged()).toContain('nobody expected this');
    await bot.open();
    expect(await bot.shown(3)).toBe('admin 0 …');
  });

  it('logs what Slack does not take, and goes on', async () => {
    const bot = await startPage();
    bot.slack.answer('views.publish', () => ({ ok: false, error: 'ratelimited' }));
    await bot.open();
    await bot.shown(1);
    bot.finish();
    await bot.shown(2);
    await expect.poll(bot.logged).toContain('home_not_published');
  });
});

describe('charts on the App Home', () => {
  const chart = barChart({
    title: 'Spend',
    unit: 'USD',
    categories: ['20 Nov', '21 Nov'],
    series: [{ name: 'Claude Console', values: [1, 2] }],
  });

  it('stand there in words where Slack takes none, and are not tried again', async () => {
    const bot = await startPage();
    bot.page.blocks = chart;
    bot.slack.answer('views.publish', ({ view = '' }) =>
      view.includes('data_visualization') ? { ok: false, error: 'invalid_blocks' } : { ok: true, view: {} },
    );
    await bot.open();
    expect(await bot.shown(1)).toContain('[data_visualization]');
    expect(await bot.shown(2)).toContain('in words');
    bot.finish();
    expect(await bot.shown(3)).toContain('in words');
    await bot.open('U2');
    expect(await bot.shown(4)).not.toContain('[data_visualization]');
  });

  it('are drawn where Slack takes them', async () => {
    const bot = await startPage();
    bot.page.blocks = chart;
    await bot.open();
    await bot.shown(1);
    bot.finish();
    expect(await bot.shown(2)).toContain('[data_visualization]');
  });

  it('are not given up for another reason', async () => {
    const bot = await startPage();
    bot.page.blocks = chart;
    let refuses = true;
    bot.slack.answer('views.publish', () =>
      refuses ? { ok: false, error: 'invalid_blocks' } : { ok: true, view: {} },
    );
    await bot.open();
    await bot.shown(2);
    refuses = false;
    bot.finish();
    expect(await bot.shown(3)).toContain('[data_visualization]');
  });
});

describe('a button on the App Home', () => {
  const ready = async (person?: Readonly<Record<string, unknown>>) => {
    const bot = await startPage(person);
    await bot.open();
    await bot.shown(1);
    bot.finish();
    await bot.shown(2);
    return bot;
  };

  it('of an incident acts, and the page says so on top until it is opened again', async () => {
    const bot = await ready();
    await bot.pressed(INCIDENT_ACTIONS.acknowledge, '7');
    expect(await bot.shown(3)).toBe(':speech_balloon: Done: acknowledge 7 | [divider] | admin 1');
    await bot.open();
    expect(await bot.shown(4)).toBe('admin 1');
    expect(bot.slack.of('chat.postMessage')).toEqual([]);
    expect(bot.slack.of('chat.postEphemeral')).toEqual([]);
  });

  it('keeps what it said while newer figures come', async () => {
    const bot = await ready();
    bot.age();
    await bot.pressed(INCIDENT_ACTIONS.snoozeDay, '7');
    expect(await bot.shown(3)).toContain('Done: snooze 7 | [divider] | admin 1 …');
    bot.finish();
    expect(await bot.shown(4)).toBe(':speech_balloon: Done: snooze 7 | [divider] | admin 2');
  });

  it('Details opens over the page', async () => {
    const bot = await ready();
    await bot.pressed(INCIDENT_ACTIONS.details, '7');
    await expect.poll(() => bot.slack.of('views.open').length).toBe(1);
    const view = JSON.parse(bot.slack.of('views.open')[0]?.args.view ?? '') as Readonly<Record<string, unknown>>;
    expect(view).toMatchObject({
      type: 'modal',
      title: { text: 'Details' },
      blocks: [{ text: { text: 'All about 7' } }],
    });
    expect(bot.published()).toHaveLength(2);
  });

  it('Details that Slack does not open stand above the page', async () => {
    const bot = await ready();
    bot.slack.answer('views.open', () => ({ ok: false, error: 'expired_trigger_id' }));
    await bot.pressed(INCIDENT_ACTIONS.details, '7');
    expect(await bot.shown(3)).toContain('All about 7');
  });

  it('Expected asks why, and what is submitted is told above the page', async () => {
    const bot = await ready();
    await bot.pressed(INCIDENT_ACTIONS.expect, '7');
    await expect.poll(() => bot.slack.of('views.open').length).toBe(1);
    const { private_metadata } = JSON.parse(bot.slack.of('views.open')[0]?.args.view ?? '') as {
      readonly private_metadata: string;
    };
    const values = { why: { reason: { type: 'plain_text_input', value: 'Planned' } } };
    await bot.submit('incident-expected', private_metadata, values);
    expect(await bot.shown(3)).toContain('Done: expect 7');
    expect(bot.slack.of('chat.postMessage')).toEqual([]);
  });

  it('asks at each press whether the person still may', async () => {
    const bot = await ready();
    bot.slack.person({ is_admin: false });
    bot.clock.advance(3_600_000);
    await bot.pressed(INCIDENT_ACTIONS.acknowledge, '7');
    expect(await bot.shown(3)).toContain('You are not on the list');
  });

  it('that asks a command is answered above the page', async () => {
    const bot = await ready();
    await bot.pressed(ANSWER_ACTIONS.more, 'cost 7d');
    expect(await bot.shown(3)).toContain('You spent $12.50.');
    expect(bot.command.asked.map(({ words }) => words)).toEqual([['7d']]);
    await bot.pressed(ANSWER_ACTIONS.more, 'nonsense');
    expect(await bot.shown(4)).toContain('I do not know `/claude-nonsense`');
  });

  it('whose answer is too long for a remark sends it to their direct messages, and says so', async () => {
    const bot = await startPage({ is_admin: true }, async () =>
      answerOf({ messages: [composeMessage({ text: 'word '.repeat(200), blocks: [] }), says('And more.')] }),
    );
    await bot.open();
    await bot.shown(1);
    await bot.pressed(ANSWER_ACTIONS.more, 'cost 7d');
    await expect.poll(() => bot.slack.of('chat.postMessage').map(({ args }) => args.channel)).toEqual(['U1']);
    expect(await bot.shown(2)).toContain('The answer is in your direct messages with me.');
  });

  it('writes in person where Slack does not take the page', async () => {
    const bot = await ready();
    bot.slack.answer('views.publish', () => ({ ok: false, error: 'internal_error' }));
    await bot.pressed(INCIDENT_ACTIONS.acknowledge, '7');
    await expect
      .poll(() => bot.slack.of('chat.postMessage').map(({ args }) => `${args.channel} ${args.text}`))
      .toEqual(['U1 Done: acknowledge 7']);
  });
});

it('a process without a page leaves the App Home alone, and answers in person', async () => {
  const bot = await startPage({ is_admin: true }, undefined, false);
  await bot.open();
  await bot.pressed(INCIDENT_ACTIONS.acknowledge, '7');
  await expect.poll(() => bot.slack.of('chat.postMessage').map(({ args }) => args.channel)).toEqual(['U1']);
  expect(bot.published()).toEqual([]);
});
