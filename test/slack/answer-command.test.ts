import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/blocks/chart.ts';
import { composeMessage } from '../../src/blocks/compose-message.ts';
import type { Answer } from '../../src/commands/command.ts';
import { NotSaved } from '../../src/domain/not-saved.ts';
import { answerOf, createSampleCommand, misread, says } from './kit/sample-command.ts';
import { commandBody, postSigned, pressBody } from './kit/signed-request.ts';
import { startEdge } from './kit/start-edge.ts';

describe('a slash command', () => {
  it('is acknowledged although its answer never comes', async () => {
    const { command, asked } = createSampleCommand(() => new Promise(() => undefined));
    const bot = await startEdge([command]);
    const response = await bot.type('7d');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(bot.said()).toEqual([]);
    await expect.poll(() => asked.length).toBe(1);
  });

  it('that the disk did not take says what is wrong with it', async () => {
    const { command } = createSampleCommand(async () => {
      throw new NotSaved('ENOSPC', null);
    });
    const bot = await startEdge([command]);
    await bot.type('7d');
    expect((await bot.heard(1)).text).toMatch(
      /^This could not be saved, because the disk of my state file is full: make room there, then try again\. \(reference `\w{6}`\)$/,
    );
  });

  it('is answered to the person alone, with a button to share it', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    await bot.type('7D by Model workspace:"Genomics Pipeline"');
    const answer = await bot.heard(1);
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false, text: 'You spent $12.50.' });
    expect(answer.blocks?.at(-1)).toMatchObject({
      type: 'actions',
      elements: [
        { action_id: 'share', value: 'cost 2026-11-01..2026-11-21 by model', text: { text: 'Share in channel' } },
      ],
    });
    expect(asked[0]).toMatchObject({
      words: ['7d', 'by', 'model', 'workspace:Genomics Pipeline'],
      asking: { audience: 'person', caller: { userId: 'U1', teamId: 'T1' } },
    });
  });

  it('shows the next page below when somebody wants more', async () => {
    const { command, asked } = createSampleCommand(async (words) =>
      answerOf({ more: words.includes('page') ? null : 'role:admin page 2' }),
    );
    const bot = await startEdge([command]);
    await bot.type('role:admin');
    const buttons = (await bot.heard(1)).blocks?.at(-1);
    expect(buttons).toMatchObject({
      elements: [{ action_id: 'more', value: 'cost role:admin page 2' }, { action_id: 'share' }],
    });
    await postSigned(bot.port, pressBody({ action: 'more', value: 'cost role:admin page 2' }));
    expect(await bot.heard(2)).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(asked[1]).toMatchObject({ words: ['role:admin', 'page', '2'], asking: { audience: 'person' } });
  });

  it.each([
    ['the address that Slack has confirmed', { email: 'ada@acme.test' }, {}, 'ada@acme.test'],
    ['no address that is not confirmed', { email: 'ada@acme.test' }, { is_email_confirmed: false }, null],
    ['no address where the app lacks the scope', {}, {}, null],
  ])('learns of who asks %s', async (_, profile, fields, email) => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    bot.slack.person({ profile, ...fields });
    await bot.type('7d');
    await bot.press('cost 7d');
    await bot.heard(2);
    await expect.poll(() => asked.map(({ asking }) => asking.caller?.email)).toEqual([email, email]);
  });

  it('has no button where sharing makes no sense', async () => {
    const bot = await startEdge([createSampleCommand(async () => answerOf({ share: null })).command]);
    await bot.type('');
    expect((await bot.heard(1)).blocks?.some(({ type }) => type === 'actions')).toBe(false);
  });

  it('says after two seconds that the answer is on its way, and gives it below', async () => {
    const answer = Promise.withResolvers<Answer>();
    const bot = await startEdge([createSampleCommand(() => answer.promise).command]);
    await bot.type('90d');
    await expect.poll(() => bot.clock.sleeping()).toEqual([2000]);
    expect(bot.said()).toEqual([]);
    bot.clock.advance(2000);
    await bot.heard(1);
    answer.resolve(answerOf());
    await bot.heard(2);
    expect(bot.said()).toEqual(['Working on `/claude-cost 90d`: the answer comes below.', 'You spent $12.50.']);
  });

  it('says nothing of the kind when the answer is quick', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    await bot.type('90d');
    await bot.heard(1);
    expect(bot.clock.sleeping()).toEqual([]);
    expect(bot.said()).toEqual(['You spent $12.50.']);
  });

  it('is answered once, however often the same request arrives', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    const body = commandBody({ command: '/claude-cost', trigger: 'T-once' });
    const statuses = await Promise.all([1, 2, 3].map(async () => (await postSigned(bot.port, body)).status));
    expect(statuses).toEqual([200, 200, 200]);
    await bot.heard(1);
    await bot.type('', { trigger: 'another' });
    await bot.heard(2);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['once for all who ask at the same time where the answer is nobody’s own', true, 1],
    ['for each of them where it may be their own', false, 3],
  ])('is worked out %s', async (_, isSameForAll, times) => {
    const answer = Promise.withResolvers<Answer>();
    const { command, asked } = createSampleCommand(() => answer.promise, 'everybody', isSameForAll);
    const bot = await startEdge([command]);
    for (const user of ['U1', 'U2', 'U3']) await bot.type('30d BY model', { user });
    await expect.poll(() => asked.length).toBe(times);
    answer.resolve(answerOf());
    await bot.heard(3);
    expect(bot.said()).toEqual(Array(3).fill('You spent $12.50.'));
    await bot.type('30d by model');
    await bot.heard(4);
    expect(asked).toHaveLength(times + 1);
  });

  it('is answered each time where different requests share a trigger, as behind a gateway', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    for (const text of ['7d', '30d']) {
      await postSigned(bot.port, commandBody({ command: '/claude-cost', text, trigger: 'T-same' }));
    }
    await bot.heard(2);
    expect(asked).toHaveLength(2);
  });

  it('explains itself when the last word is help', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    await bot.type('help');
    await bot.type('7d HELP');
    await bot.heard(2);
    expect(bot.said()).toEqual(
      Array(2).fill('`/claude-cost [PERIOD] [by DIM]`: What Claude costs, with the change and a forecast'),
    );
    expect(asked).toEqual([]);
  });

  it('says what it did not understand', async () => {
    const bot = await startEdge([createSampleCommand(async () => misread('modle')).command]);
    await bot.type('by modle');
    await bot.heard(1);
    expect(bot.said()).toEqual(['I did not understand `modle`. This works: `/claude-cost 30d by model`']);
  });

  it('refuses a text longer than any question, with a line that works', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    await bot.type('x'.repeat(10_000));
    await bot.heard(1);
    expect(bot.said()).toEqual([
      'That is 10,000 characters; I read up to 1000. This works: `/claude-cost 30d by model`',
    ]);
    expect(asked).toEqual([]);
  });

  it('that nobody here knows points to the list', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    await postSigned(bot.port, commandBody({ command: '/claude-budget', text: 'list' }));
    await bot.heard(1);
    expect(bot.said()).toEqual(['I do not know `/claude-budget`. `/claude-help` lists what I can do.']);
  });

  it('turns what nobody expected into a sentence whose reference is in the log', async () => {
    const bot = await startEdge([
      createSampleCommand(async () => {
        throw new Error('the moon is full');
      }).command,
    ]);
    await bot.type('');
    await bot.heard(1);
    const reference = /reference `([a-z2-9]{6})`/.exec(bot.said()[0] ?? '')?.[1];
    expect(bot.said()[0]).not.toContain('moon');
    expect(bot.lines()).toContainEqual(expect.objectContaining({ level: 'error', event: 'handler_failed', reference }));
    expect(bot.logged()).toContain('the moon is full');
  });

  it('that is not whole ends with a reference, which finds its line in the log', async () => {
    const problems = ['The Claude Console refused the key (401).'];
    const bot = await startEdge([createSampleCommand(async () => answerOf({ problems })).command]);
    await bot.type('7d');
    const said = JSON.stringify((await bot.heard(1)).blocks);
    const reference = /\(reference `(\w{6})`\)/.exec(said)?.[1];
    expect(reference).toBeDefined();
    expect(bot.lines()).toContainEqual(
      expect.objectContaining({ level: 'warn', event: 'answer_incomplete', command: 'cost', problems, reference }),
    );
  });

  it('that is whole has none', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    await bot.type('7d');
    expect(JSON.stringify(await bot.heard(1))).not.toContain('reference');
  });
});

describe('the response URL', () => {
  const long = (count: number) =>
    createSampleCommand(async () =>
      answerOf({ messages: Array.from({ length: count }, (_, index) => says(`Part ${index + 1}`)), share: null }),
    ).command;

  it('is used five times at most; the rest is ephemeral in the channel', async () => {
    const bot = await startEdge([long(7)]);
    await bot.type('');
    await expect.poll(() => bot.slack.of('chat.postEphemeral').length).toBe(2);
    expect(bot.said()).toEqual(['Part 1', 'Part 2', 'Part 3', 'Part 4', 'Part 5']);
    const [sixth, seventh] = bot.slack.of('chat.postEphemeral');
    expect(sixth?.args).toMatchObject({ channel: 'C1', user: 'U1', text: 'Part 6' });
    expect(seventh?.args).toMatchObject({ text: 'Part 7' });
  });

  it.each([
    { status: 404, body: 'used_url' },
    { status: 404, body: 'expired_url' },
    { status: 410, body: '' },
    { status: 200, body: '{"ok":false,"error":"expired_url"}' },
  ])('that Slack refuses with $status $body leads to an ephemeral post', async (refusal) => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.refuseResponses(() => refusal);
    await bot.type('');
    await expect.poll(() => bot.slack.of('chat.postEphemeral').length).toBe(1);
    expect(bot.slack.of('chat.postEphemeral')[0]?.args.text).toBe('You spent $12.50.');
  });

  it('and a channel without the bot lead to a direct message, without the button', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.refuseResponses(() => new Error('socket hang up'));
    bot.slack.answer('chat.postEphemeral', () => ({ ok: false, error: 'not_in_channel' }));
    await bot.type('');
    await expect.poll(() => bot.slack.of('chat.postMessage').length).toBe(1);
    const [sent] = bot.slack.of('chat.postMessage');
    expect(sent?.args).toMatchObject({ channel: 'U1', text: 'You spent $12.50.' });
    expect(sent?.args.blocks).not.toContain('actions');
  });

  it('never shows up in the log, nor do the words and the token', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.refuseResponses(() => ({ status: 500, body: 'server_error' }));
    for (const method of ['chat.postEphemeral', 'chat.postMessage'])
      bot.slack.answer(method, () => ({ ok: false, error: 'invalid_auth' }));
    await bot.type('user:ada@acme.com');
    await expect.poll(() => bot.lines().map(({ event }) => event)).toContain('reply_undelivered');
    for (const secret of ['hooks.slack', 'ada@acme', 'xoxb', '$12.50']) expect(bot.logged()).not.toContain(secret);
  });
});

describe('a workspace that does not take charts yet', () => {
  const chart = barChart({
    title: 'By day',
    unit: 'USD',
    categories: ['1 Nov', '2 Nov'],
    series: [{ name: 'Cost', values: [3, 4] }],
  });
  const withChart = createSampleCommand(async () =>
    answerOf({ messages: [composeMessage({ text: 'You spent $7.00.', blocks: [chart] })], share: null }),
  ).command;

  it('gets the same answer once more with the numbers in words', async () => {
    const bot = await startEdge([withChart]);
    bot.slack.refuseResponses((payload) =>
      payload.blocks?.some(({ type }) => type === 'data_visualization')
        ? { status: 400, body: 'invalid_blocks' }
        : null,
    );
    await bot.type('');
    const second = await bot.heard(2);
    expect(second.text).toBe('You spent $7.00.');
    expect(JSON.stringify(second.blocks)).toContain('2 Nov: 4');
  });

  it('gets at least the words where it takes no block at all', async () => {
    const bot = await startEdge([withChart]);
    bot.slack.refuseResponses((payload) =>
      payload.blocks === undefined ? null : { status: 400, body: 'invalid_blocks' },
    );
    await bot.type('');
    const third = await bot.heard(3);
    expect(third).toMatchObject({ response_type: 'ephemeral', text: 'You spent $7.00.' });
    expect(third.blocks).toBeUndefined();
  });
});

describe('csv', () => {
  const csv = { name: 'claude-cost.csv', text: 'model,amount\nclaude-opus-4-8,12.5\n' };
  const withCsv = createSampleCommand(async () => answerOf({ csv })).command;

  it('comes as a file in the direct messages of who asked', async () => {
    const bot = await startEdge([withCsv]);
    await bot.type('7d csv');
    await bot.heard(2);
    expect(bot.said()).toEqual([
      'You spent $12.50.',
      'All rows are in claude-cost.csv, in your direct messages with me.',
    ]);
    expect(bot.slack.of('chat.postMessage')[0]?.args).toMatchObject({
      channel: 'U1',
      text: 'Here are all rows of `/claude-cost 7d csv`.',
    });
    expect(bot.slack.uploads).toEqual([csv.text]);
    expect(bot.slack.of('files.completeUploadExternal')[0]?.args.channel_id).toBe('D1');
  });

  it('that the app may not upload is explained, there and in the direct message', async () => {
    const bot = await startEdge([withCsv]);
    bot.slack.answer('files.getUploadURLExternal', () => ({
      ok: false,
      error: 'missing_scope',
      needed: 'files:write',
    }));
    await bot.type('7d csv');
    await bot.heard(2);
    expect(bot.said()[1]).toMatch(
      /^I could not send you claude-cost\.csv\. The app lacks the scope `files:write`: add it in the app's settings and install the app again\. \(reference `\w{6}`\)$/,
    );
    await expect.poll(() => bot.slack.of('chat.update').length).toBe(1);
    expect(bot.slack.of('chat.update')[0]?.args).toMatchObject({ channel: 'D1', ts: '1.000001', text: bot.said()[1] });
  });
});
