import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/commands/command.ts';
import { answerOf, createSampleCommand, misread, says } from './kit/sample-command.ts';
import { postSigned, pressBody } from './kit/signed-request.ts';
import { startEdge } from './kit/start-edge.ts';

const VALUE = 'cost 2026-11-01..2026-11-21 user:"Ada Lovelace"';

/** What a message says, its blocks included. */
const all = (payload: unknown): string => JSON.stringify(payload);

describe('Share in channel', () => {
  it('asks again for the channel and posts there, under the name of who pressed', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    expect((await bot.press(VALUE)).status).toBe(200);
    await bot.heard(3);
    const [sharing, shared, done] = bot.slack.responses.map(({ payload }) => payload);
    expect(sharing).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(shared).toMatchObject({ response_type: 'in_channel', replace_original: false, text: 'You spent $12.50.' });
    expect(all(shared)).toContain('Shared by <@U1>');
    expect(done).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(done?.text).toContain('You shared');
    expect(all([shared, done])).not.toContain('"actions"');
    expect(asked).toMatchObject([
      {
        words: ['2026-11-01..2026-11-21', 'user:Ada Lovelace'],
        asking: { audience: 'channel', caller: { userId: 'U1' } },
      },
    ]);
  });

  it('posts no answer that has no such button, whatever the press says', async () => {
    const { command } = createSampleCommand(async () => ({ ...answerOf(), share: null }));
    const bot = await startEdge([command]);
    await bot.press(VALUE);
    await bot.heard(2);
    expect(bot.slack.responses.map(({ payload }) => payload.response_type)).toEqual(['ephemeral', 'ephemeral']);
    expect(bot.said()[1]).toMatch(/ was not shared: its answer is only for who asks\.$/);
    expect(bot.slack.of('chat.postMessage')).toEqual([]);
  });

  it('masks in the channel whom the words name', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    await bot.press(`${VALUE} ada@acme.com`);
    await bot.heard(3);
    expect(all(bot.slack.responses[1])).toContain('user:… a…@acme.com');
    expect(all(bot.slack.responses[1])).not.toContain('Ada');
  });

  it('takes the button away before it posts, and a second press does nothing', async () => {
    const answer = Promise.withResolvers<Answer>();
    const { command, asked } = createSampleCommand(() => answer.promise);
    const bot = await startEdge([command]);
    await bot.press(VALUE);
    await bot.heard(1);
    expect(bot.slack.responses[0]?.payload.replace_original).toBe(true);
    await bot.press(VALUE);
    await bot.press(VALUE, { messageTs: 'other' });
    await expect.poll(() => asked.length).toBe(2);
    answer.resolve(answerOf());
    await bot.heard(6);
    const shares = bot.slack.responses.filter(({ payload }) => payload.response_type === 'in_channel');
    expect(shares).toHaveLength(2);
  });

  it('is pressed once although the request is repeated', async () => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    const body = pressBody({ action: 'share', value: VALUE });
    await postSigned(bot.port, body);
    await postSigned(bot.port, body);
    await bot.heard(3);
    expect(asked).toHaveLength(1);
    expect(bot.slack.responses).toHaveLength(3);
  });

  it('gives the button back when nothing was shared, and it works again', async () => {
    let calls = 0;
    const { command } = createSampleCommand(async () => {
      calls += 1;
      if (calls === 1) throw new Error('down');
      return answerOf();
    });
    const bot = await startEdge([command]);
    await bot.press(VALUE);
    const failed = await bot.heard(2);
    expect(failed.text).toContain('Something went wrong');
    expect(failed).toMatchObject({ replace_original: true });
    expect(failed.blocks?.at(-1)).toMatchObject({ type: 'actions', elements: [{ value: VALUE }] });
    await bot.press(VALUE);
    await bot.heard(5);
    expect(bot.slack.responses[3]?.payload.response_type).toBe('in_channel');
  });

  it('says when the words no longer mean anything', async () => {
    const bot = await startEdge([createSampleCommand(async () => misread('key:gone')).command]);
    await bot.press('cost key:gone');
    expect((await bot.heard(2)).text).toContain('I did not understand `key:gone`');
  });

  it('posts as itself where the response URL is used up, and explains how to be let in', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.refuseResponses(({ response_type }) =>
      response_type === 'in_channel' ? { status: 404, body: 'used_url' } : null,
    );
    bot.slack.answer('chat.postMessage', () => ({ ok: false, error: 'not_in_channel' }));
    await bot.press(VALUE);
    const refused = await bot.heard(3);
    expect(bot.slack.of('chat.postMessage')[0]?.args).toMatchObject({ channel: 'C1', text: 'You spent $12.50.' });
    expect(refused.text).toContain('I am not a member of <#C1>: type `/invite @Claude Ledger` there and try again.');
    expect(refused.blocks?.at(-1)?.type).toBe('actions');
  });

  it('does not post again where Slack did not say whether it had', async () => {
    const bot = await startEdge([createSampleCommand().command]);
    bot.slack.refuseResponses(({ response_type }) => (response_type === 'in_channel' ? new Error('timeout') : null));
    await bot.press(VALUE);
    const unsure = await bot.heard(3);
    expect(unsure.text).toContain('Look in the channel before you share it again.');
    expect(all(unsure)).not.toContain('"actions"');
    expect(bot.slack.of('chat.postMessage')).toEqual([]);
  });

  it('keeps one use of the response URL to take the button away', async () => {
    const messages = Array.from({ length: 5 }, (_, index) => says(`Part ${index + 1}`));
    const bot = await startEdge([createSampleCommand(async () => answerOf({ messages })).command]);
    await bot.press(VALUE);
    const last = await bot.heard(5);
    expect(bot.said().slice(1, 4)).toEqual(['Part 1', 'Part 2', 'Part 3']);
    expect(bot.slack.of('chat.postMessage').map(({ args }) => [args.channel, args.text])).toEqual([
      ['C1', 'Part 4'],
      ['C1', 'Part 5'],
    ]);
    expect(last).toMatchObject({ replace_original: true });
    expect(last.text).toContain('You shared');
  });

  it('says how much of a long answer is in the channel', async () => {
    const messages = Array.from({ length: 5 }, (_, index) => says(`Part ${index + 1}`));
    const bot = await startEdge([createSampleCommand(async () => answerOf({ messages })).command]);
    bot.slack.answer('chat.postMessage', () => ({ ok: false, error: 'not_in_channel' }));
    await bot.press(VALUE);
    const last = await bot.heard(5);
    expect(last.text).toContain('Only 3 of 5 parts');
    expect(all(last)).not.toContain('"actions"');
  });

  it.each(['', 'nothing 7d', '<!channel>', '{"c":1}'])('with the made-up value %j does nothing', async (value) => {
    const { command, asked } = createSampleCommand();
    const bot = await startEdge([command]);
    await bot.press(value);
    const answer = await bot.heard(1);
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(answer.text).toContain('I do not know');
    expect(answer.text).not.toContain('<!channel>');
    expect(asked).toEqual([]);
  });
});

it('acknowledges a button that is not its own, such as a link', async () => {
  const bot = await startEdge([createSampleCommand().command]);
  expect((await postSigned(bot.port, pressBody({ action: 'open-console' }))).status).toBe(200);
  expect(bot.said()).toEqual([]);
});
