import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/blocks/chart.ts';
import { composeMessage } from '../../src/blocks/compose-message.ts';
import { createCapturedSlack } from './kit/captured-slack.ts';
import { says } from './kit/sample-command.ts';
import { prepareEdge } from './kit/start-edge.ts';

const prepare = () => {
  const slack = createCapturedSlack();
  return { slack, notifier: prepareEdge([], { slack }).edge.notifier };
};

const CALLS = [
  ['chat.postMessage', 'post'],
  ['chat.postEphemeral', 'postEphemeral'],
  ['chat.update', 'update'],
] as const;

describe('the notifier', () => {
  it('posts text and blocks without unfurling links, and says where the message stands', async () => {
    const { slack, notifier } = prepare();
    expect(await notifier.post('C7', says('Digest'))).toEqual({ channel: 'C7', ts: '1.000001' });
    expect(slack.of('chat.postMessage')).toMatchObject([
      { args: { channel: 'C7', text: 'Digest', unfurl_links: 'false', unfurl_media: 'false' } },
    ]);
    expect(JSON.parse(slack.of('chat.postMessage')[0]?.args.blocks ?? '')).toEqual(says('Digest').blocks);
  });

  it.each(CALLS)('calls %s once, whatever becomes of it', async (method, _) => {
    const failures = [
      [
        { ok: false, error: 'is_archived' },
        { name: 'SlackRefusal', code: 'is_archived' },
      ],
      [
        { ok: false, error: 'missing_scope', needed: 'chat:write' },
        { code: 'missing_scope', needed: 'chat:write' },
      ],
      [
        { status: 429, headers: { 'retry-after': '7' } },
        { code: 'ratelimited', retryAfterSeconds: 7 },
      ],
      [{ status: 503 }, { name: 'SlackSilence' }],
      [new Error('reset'), { name: 'SlackSilence' }],
    ] as const;
    for (const [answer, error] of failures) {
      const { slack, notifier } = prepare();
      slack.answer(method, () => answer);
      const send = {
        'chat.postMessage': () => notifier.post('C1', says('x')),
        'chat.postEphemeral': () => notifier.postEphemeral('C1', 'U1', says('x')),
        'chat.update': () => notifier.update({ channel: 'C1', ts: '1.0' }, says('x')),
      }[method];
      await expect(send()).rejects.toMatchObject(error);
      expect(slack.of(method)).toHaveLength(1);
    }
  });

  it('sends a refused chart once more in words, and nothing else twice', async () => {
    const chart = barChart({
      title: 'By day',
      unit: 'USD',
      categories: ['a'],
      series: [{ name: 'Cost', values: [1] }],
    });
    const { slack, notifier } = prepare();
    slack.answer('chat.postMessage', ({ blocks = '' }) =>
      blocks.includes('data_visualization')
        ? { ok: false, error: 'invalid_blocks' }
        : { ok: true, channel: 'C1', ts: '2.0' },
    );
    expect(await notifier.post('C1', composeMessage({ text: 'Digest', blocks: [chart] }))).toEqual({
      channel: 'C1',
      ts: '2.0',
    });
    expect(slack.of('chat.postMessage')).toHaveLength(2);
    slack.answer('chat.postMessage', () => ({ ok: false, error: 'invalid_blocks' }));
    await expect(notifier.post('C1', says('No chart'))).rejects.toMatchObject({ code: 'invalid_blocks' });
    expect(slack.of('chat.postMessage')).toHaveLength(3);
  });

  it('uploads a file into a channel', async () => {
    const { slack, notifier } = prepare();
    await notifier.upload('C1', { name: 'a.csv', text: 'día,1\n' });
    expect(slack.uploads).toEqual(['día,1\n']);
    expect(slack.of('files.getUploadURLExternal')[0]?.args).toMatchObject({ filename: 'a.csv', length: '7' });
    expect(slack.of('files.completeUploadExternal')[0]?.args.channel_id).toBe('C1');
  });
});
