import { describe, expect, it, onTestFinished } from 'vitest';
import { createDelivery } from '../../src/delivery/create-delivery.ts';
import { enqueue } from '../../src/delivery/enqueue.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { memoryLog } from '../log/memory-log.ts';
import { startSandbox } from '../sandbox/slack/start-sandbox.ts';
import { tokensWithout } from '../sandbox/slack/tokens-without.ts';
import { createManualClock } from '../slack/kit/manual-clock.ts';
import { prepareEdge } from '../slack/kit/start-edge.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { incident } from '../support/sample-incident.ts';
import { draft } from './kit/start-delivery.ts';

const REPEAT = 'may repeat an earlier message';
const BOT_TOKEN = 'xoxb-test';

/** The outbox on the real way to Slack: its client, over the network, to the stand-in. */
const start = async (without: readonly string[] = []) => {
  const tokens = tokensWithout((scope) => without.includes(scope), BOT_TOKEN);
  const { slack } = await startSandbox({ tokens });
  onTestFinished(() => slack.close());
  const clock = createManualClock(Date.parse('2026-11-22T10:00:00Z'));
  const { edge } = prepareEdge([], { apiUrl: slack.apiUrl, fetch: globalThis.fetch });
  const { log } = memoryLog({ clock });
  const drafts = [draft('post', '1', 'One', 'C0GENERAL'), draft('thread', '1', 'Line', 'C0GENERAL')];
  const incidents = [incident({ id: '1' })];
  const store = createMemoryStore(enqueue({ ...EMPTY_STATE, incidents }, drafts, clock.now()));
  const { courier } = edge;
  const delivery = createDelivery({ store, courier, clock, log, alertChannel: 'C0ALERTS', admins: edge.admins });
  return {
    slack,
    store,
    lose: (times: number) =>
      slack.faults.add({ method: 'chat.postMessage', times, effect: { kind: 'reply-lost', how: 'cut' } }),
    /** Drains until nothing waits. */
    settle: async () => {
      for (let round = 0; round < 5; round += 1) {
        if ((await delivery.drain()).waiting === 0) return;
        clock.advance(60_000);
      }
    },
    told: () => slack.messages('C0GENERAL').map(({ text, threadTs }) => `${threadTs === null ? '' : '> '}${text}`),
  };
};

describe('a reply that is lost after Slack stored the message', () => {
  it('is recognised by its marker where the history may be read', async () => {
    const bot = await start();
    bot.lose(1);
    await bot.settle();
    expect(bot.told()).toEqual(['One', '> Line']);
    expect(bot.store.read().incidents[0]?.message?.ts).toBe(bot.slack.messages('C0GENERAL')[0]?.ts);
  });

  it('is recognised in a thread too', async () => {
    const bot = await start();
    bot.slack.faults.add({
      method: 'chat.postMessage',
      times: 1,
      when: ({ thread_ts }) => thread_ts !== undefined,
      effect: { kind: 'reply-lost', how: 'cut' },
    });
    await bot.settle();
    expect(bot.told()).toEqual(['One', '> Line']);
  });

  it('is sent again with a warning where it may not', async () => {
    const bot = await start(['channels:history', 'groups:history']);
    bot.lose(1);
    await bot.settle();
    expect(bot.told()).toEqual(['One', expect.stringContaining(REPEAT), '> Line']);
    expect(bot.slack.messages('C0GENERAL')[2]?.threadTs).toBe(bot.slack.messages('C0GENERAL')[1]?.ts);
  });
});

it('comes to an admin in person where neither channel takes it', async () => {
  const bot = await start();
  bot.slack.faults.add({
    method: 'chat.postMessage',
    when: ({ channel }) => String(channel).startsWith('C'),
    effect: { kind: 'error', error: 'not_in_channel' },
  });
  await bot.settle();
  const [first] = bot.slack.world.timeline.all();
  expect(first?.channel).toMatch(/^D/);
  expect(first?.text).toMatch(/^One\nI am not a member of <#C0GENERAL> .* and .*<#C0ALERTS>.*, so this came here\.$/);
  expect(bot.store.read().outbox).toEqual([]);
});
