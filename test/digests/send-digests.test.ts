import { describe, expect, it } from 'vitest';
import type { ComposeDigest, Digest } from '../../src/digests/digest.ts';
import type { DigestRun } from '../../src/digests/digest-run.ts';
import { isoInstant } from '../../src/domain/day.ts';
import {
  type Edit,
  editSubscription,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
} from '../../src/domain/subscription-changes.ts';
import { says } from '../slack/kit/sample-command.ts';
import { at, stateWith, subscription } from './kit/sample-subscription.ts';
import { digestOf, startDigests } from './kit/start-digests.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const brief = ({ sent, postponed, waiting }: DigestRun) => ({
  sent: sent.map(({ record }) => `${record.subscription} ${record.slot}`),
  postponed: postponed.map(({ subscription: { id }, because }) => `${id} ${because}`),
  waiting,
});
const NOTHING = { sent: [], postponed: [], waiting: 0 };
const unfinished: ComposeDigest = async (order) => digestOf(order, { isFinal: false });

const edit = (bot: ReturnType<typeof startDigests>, changes: Edit) =>
  bot.change((state) => editSubscription(state, 'd1', changes, { by: 'U1', at: bot.clock.now() }).state);

describe('what is changed', () => {
  it('to a later time of a date that has had its digest comes on the next date', async () => {
    const bot = startDigests({ state: stateWith(subscription({ cadence: { kind: 'daily' } })) });
    await bot.sendDue();
    await edit(bot, { hour: 10, channel: 'C2' });
    expect(brief(await bot.later(HOUR))).toEqual(NOTHING);
    expect(brief(await bot.later(DAY)).sent).toEqual(['d1 2026-11-17']);
    expect(bot.slack.board()).toEqual(['C1: d1 2026-11-16T09:00:00Z', 'C2: d1 2026-11-17T10:00:00Z']);
  });

  it('to a time that is over does not come at once', async () => {
    const bot = startDigests({
      now: '2026-11-16T08:30:00Z',
      state: stateWith(subscription({ cadence: { kind: 'daily' } })),
    });
    await edit(bot, { hour: 8 });
    expect(brief(await bot.later(HOUR))).toEqual(NOTHING);
    expect(brief(await bot.later(DAY)).sent).toEqual(['d1 2026-11-17']);
  });

  it('while it is put together comes as it is now, at its next time', async () => {
    const bot = startDigests();
    bot.say(async (order) => {
      await edit(bot, { cadence: { kind: 'weekly', weekday: 2 } });
      return digestOf(order);
    });
    expect(brief(await bot.sendDue())).toEqual(NOTHING);
    bot.say(async (order) => digestOf(order));
    expect(brief(await bot.later(DAY)).sent).toEqual(['d1 2026-11-17']);
    expect(bot.slack.board()).toHaveLength(1);
  });

  it.each([
    [{ hour: 10 }, { setBy: 'UADA' }],
    [
      { asks: ['workspace:wrkspc_1'], words: 'workspace:Prod' },
      { setBy: 'U1', setAt: at('2026-11-16T09:00:30Z') },
    ],
  ])('as %o is what they said who changed what it reports', async (changes, who) => {
    const bot = startDigests();
    await edit(bot, changes);
    expect(bot.store.read().settings.subscriptions).toMatchObject([{ ...changes, ...who }]);
  });
});

describe('what is due', () => {
  it('is posted once, at its time, and remembered with what it said', async () => {
    const bot = startDigests();
    expect(brief(await bot.sendDue())).toEqual({ sent: ['d1 2026-11-16'], postponed: [], waiting: 0 });
    expect(bot.slack.board()).toEqual(['C1: d1 2026-11-16T09:00:00Z']);
    expect(bot.store.read().digests).toMatchObject([
      {
        subscription: 'd1',
        slot: '2026-11-16',
        total: 125n * 10n ** 17n,
        message: { channel: 'C1' },
        corrected: false,
      },
    ]);
    expect(brief(await bot.later(1))).toEqual(NOTHING);
    bot.restart();
    expect(brief(await bot.later(DAY))).toEqual(NOTHING);
    expect(brief(await bot.later(6 * DAY))).toMatchObject({ sent: ['d1 2026-11-23'] });
    expect(bot.slack.board()).toHaveLength(2);
  });

  it('is nothing before its time, nor what was due before it was set', async () => {
    const early = startDigests({ now: '2026-11-16T08:59:59Z' });
    await early.change((state) => ({
      ...state,
      settings: { ...state.settings, subscriptions: [subscription({ since: at('2026-11-10T00:00:00Z') })] },
    }));
    expect(brief(await early.sendDue())).toEqual(NOTHING);
    const late = startDigests({ state: stateWith(subscription({ since: at('2026-11-16T09:00:10Z') })) });
    expect(brief(await late.sendDue())).toEqual(NOTHING);
    expect(late.composed).toEqual([]);
  });

  it('of slots that were missed is the latest only, for its own days', async () => {
    const bot = startDigests({ now: '2026-12-03T17:00:00Z' });
    expect(brief(await bot.sendDue()).sent).toEqual(['d1 2026-11-30']);
    expect(bot.composed.map(({ dueAt }) => isoInstant(dueAt))).toEqual(['2026-11-30T09:00:00Z']);
    expect(brief(await bot.later(1))).toEqual(NOTHING);
  });

  it('is nothing while it is paused, and what was due meanwhile is not caught up', async () => {
    const bot = startDigests({ now: '2026-11-16T08:00:00Z' });
    await bot.sendDue();
    await bot.change((state) => pauseSubscription(state, 'd1', { by: 'U1', at: bot.clock.now() }).state);
    expect(brief(await bot.later(DAY))).toEqual(NOTHING);
    await bot.change((state) => resumeSubscription(state, 'd1', { by: 'U1', at: bot.clock.now() }).state);
    expect(brief(await bot.later(1))).toEqual(NOTHING);
    expect(brief(await bot.later(6 * DAY + HOUR)).sent).toEqual(['d1 2026-11-23']);
  });

  it('is asked for once by however many ask at the same time', async () => {
    const bot = startDigests();
    const runs = await Promise.all([bot.sendDue(), bot.sendDue(), bot.sendDue()]);
    expect(new Set(runs).size).toBe(1);
    expect(bot.slack.board()).toHaveLength(1);
  });

  it.each(['paused', 'removed'])('is not posted when it is %s while it is put together', async (how) => {
    const bot = startDigests();
    const apply = how === 'paused' ? pauseSubscription : removeSubscription;
    bot.say(async (order) => {
      await bot.change((state) => apply(state, 'd1', { by: 'U1', at: bot.clock.now() }).state);
      return digestOf(order);
    });
    expect(brief(await bot.sendDue())).toEqual(NOTHING);
    expect(bot.slack.board()).toEqual([]);
    expect(bot.store.read().outbox).toEqual([]);
  });
});

describe('data that is not complete', () => {
  it('is waited for, asked about every ten minutes at most, and posted when it is there', async () => {
    const bot = startDigests({ compose: unfinished });
    expect(brief(await bot.sendDue())).toEqual({ sent: [], postponed: ['d1 incomplete'], waiting: 0 });
    for (let minute = 1; minute < 10; minute += 1)
      expect(brief(await bot.later(1)).postponed).toEqual(['d1 incomplete']);
    expect(bot.composed).toHaveLength(1);
    bot.say(async (order) => digestOf(order));
    expect(brief(await bot.later(1)).sent).toEqual(['d1 2026-11-16']);
    expect(bot.composed).toHaveLength(2);
  });

  it('is waited for six hours: then the digest comes with what is missing', async () => {
    const bot = startDigests({ compose: unfinished });
    const [postponed] = (await bot.sendDue()).postponed;
    expect(postponed?.latestAt).toBe(at('2026-11-16T15:00:00Z'));
    expect(brief(await bot.later(6 * HOUR - 1)).postponed).toEqual(['d1 incomplete']);
    expect(brief(await bot.later(10)).sent).toEqual(['d1 2026-11-16']);
  });

  it('is not waited for by a process that comes back later than that', async () => {
    const bot = startDigests({ compose: unfinished, now: '2026-11-18T10:00:00Z' });
    expect(brief(await bot.sendDue()).sent).toEqual(['d1 2026-11-16']);
  });
});

describe('a digest that cannot be put together', () => {
  const two = stateWith(subscription(), subscription({ id: 'd2', channel: 'C2' }));
  const broken: ComposeDigest = async (order) => {
    if (order.subscription.id === 'd1') throw new Error('no such thing');
    return digestOf(order);
  };

  it('does not hold up the others, is logged, and is tried again ever more slowly', async () => {
    const bot = startDigests({ state: two, compose: broken });
    expect(brief(await bot.sendDue())).toEqual({ sent: ['d2 2026-11-16'], postponed: ['d1 failed'], waiting: 0 });
    expect(bot.lines().filter(({ event }) => event === 'digest_not_composed')).toHaveLength(1);
    for (let minute = 0; minute < 60; minute += 1) await bot.later(1);
    const tries = bot.composed.filter(({ subscription: { id } }) => id === 'd1').length;
    expect(tries).toBe(6);
    bot.say(async (order) => digestOf(order));
    expect(brief(await bot.later(30)).sent).toEqual(['d1 2026-11-16']);
    expect(bot.slack.board()).toEqual(['C2: d2 2026-11-16T09:00:00Z', 'C1: d1 2026-11-16T09:00:00Z']);
  });

  it('that is given up at the stop is due again for the next process', async () => {
    const bot = startDigests({ compose: () => new Promise<Digest>(() => undefined) });
    const running = bot.sendDue();
    await bot.stop();
    await expect(running).rejects.toThrow('Claude Ledger is stopping');
    await expect(bot.sendDue()).rejects.toThrow('Claude Ledger is stopping');
    bot.say(async (order) => digestOf(order));
    bot.restart();
    expect(brief(await bot.sendDue()).sent).toEqual(['d1 2026-11-16']);
  });
});

describe('at once', () => {
  it('sends all that are not paused, with the data as of now, and leaves their slots to them', async () => {
    const state = stateWith(
      subscription(),
      subscription({ id: 'd2', channel: 'C2', paused: { by: 'U1', at: at('2026-11-02T00:00:00Z') } }),
    );
    const bot = startDigests({ state, now: '2026-11-16T08:00:00Z', compose: unfinished });
    await bot.change((before) => ({ ...before, sequence: 7 }));
    expect(brief(await bot.sendNow())).toMatchObject({ sent: ['d1 now-8'], postponed: [] });
    expect(bot.slack.board()).toEqual(['C1: d1 2026-11-16T08:00:00Z']);
    bot.say(async (order) => digestOf(order));
    expect(brief(await bot.later(HOUR)).sent).toEqual(expect.arrayContaining(['d1 2026-11-16']));
  });

  it('sends the one that is named, paused or not', async () => {
    const paused = { by: 'U1', at: at('2026-11-02T00:00:00Z') };
    const bot = startDigests({ state: stateWith(subscription(), subscription({ id: 'd2', channel: 'C2', paused })) });
    expect((await bot.sendNow(['d2'])).sent.map(({ record }) => record.subscription)).toEqual(['d2']);
    expect(bot.slack.board()).toEqual([expect.stringMatching(/^C2: d2/)]);
  });

  it('however often it is asked does not make a slot come twice', async () => {
    const bot = startDigests();
    await bot.sendDue();
    for (let times = 0; times < 50; times += 1) await bot.sendNow();
    expect(brief(await bot.later(1))).toEqual(NOTHING);
    expect(bot.store.read().digests.filter(({ slot }) => slot.startsWith('now-'))).toHaveLength(40);
  });
});

describe('the thread', () => {
  const withThread: ComposeDigest = async (order) => digestOf(order, { thread: [says('tables'), says('people')] });

  it('stands under its message', async () => {
    const bot = startDigests({ compose: withThread });
    await bot.sendDue();
    const [message, ...thread] = bot.slack.messages();
    expect(thread.map(({ under, text }) => [under, text])).toEqual([
      [message?.ts, 'tables'],
      [message?.ts, 'people'],
    ]);
  });

  it('follows a message that had to go elsewhere', async () => {
    const bot = startDigests({ compose: withThread });
    bot.slack.fail(({ channel }) => (channel === 'C1' ? { code: 'not_in_channel' } : null));
    expect(brief(await bot.sendDue())).toEqual({ sent: ['d1 2026-11-16'], postponed: [], waiting: 0 });
    const [message] = bot.slack.messages();
    expect(message).toMatchObject({ channel: 'C9', text: expect.stringContaining('I am not a member of <#C1>') });
    expect(bot.slack.threads()).toEqual(['tables', 'people']);
    expect(bot.store.read().digests[0]?.message).toEqual({ channel: 'C9', ts: message?.ts });
  });

  it('waits with its message while Slack is down, and neither comes twice', async () => {
    const bot = startDigests({ compose: withThread });
    bot.slack.fail(() => 'lost');
    expect(brief(await bot.sendDue())).toEqual({ sent: ['d1 2026-11-16'], postponed: [], waiting: 3 });
    expect(bot.store.read().digests[0]?.message).toBeNull();
    bot.slack.recover();
    await bot.later(HOUR);
    expect(bot.slack.messages().map(({ text }) => text)).toEqual(['d1 2026-11-16T09:00:00Z', 'tables', 'people']);
  });

  it('of a removed digest still comes, and then its record is forgotten', async () => {
    const bot = startDigests({ compose: withThread });
    bot.slack.fail(({ method }) => (method === 'reply' ? 'lost' : null));
    await bot.sendDue();
    await bot.change((state) => {
      const removed = removeSubscription(state, 'd1', { by: 'U1', at: bot.clock.now() }).state;
      return { ...removed, settings: { ...removed.settings, subscriptions: [subscription({ id: 'd2' })] } };
    });
    bot.slack.recover();
    await bot.sendNow(['d2']);
    await bot.later(HOUR);
    expect(bot.slack.threads().filter((text) => text === 'tables').length).toBeGreaterThan(0);
    await bot.sendNow(['d2']);
    expect(bot.store.read().digests.some(({ subscription: id }) => id === 'd1')).toBe(false);
  });

  it('of an earlier digest is told once that its total has changed', async () => {
    const bot = startDigests();
    await bot.sendDue();
    const [record] = bot.store.read().digests;
    if (record === undefined) throw new Error('no record');
    bot.say(async (order) => digestOf(order, { corrections: [{ record, note: says('It was $13.00.') }] }));
    await bot.later(7 * DAY);
    await bot.sendNow();
    const [first] = bot.slack.messages();
    expect(bot.slack.messages().filter(({ under }) => under === first?.ts)).toMatchObject([{ text: 'It was $13.00.' }]);
    expect(bot.slack.threads()).toHaveLength(1);
    expect(bot.store.read().digests.map(({ corrected }) => corrected)).toEqual([true, false, false]);
  });
});
