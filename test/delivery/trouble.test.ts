import { describe, expect, it } from 'vitest';
import { createFakeSlack } from './kit/fake-slack.ts';
import { draft, startDelivery } from './kit/start-delivery.ts';

const HOUR = 3_600_000;

describe('while Slack asks to slow down', () => {
  it('waits as long as Slack says with everything for that channel, and goes on in order', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'), draft('post', '2', 'Two'), draft('post', '3', 'Elsewhere', 'C2'));
    bot.slack.fail(({ channel }) => (channel === 'C1' ? { code: 'ratelimited', retryAfterSeconds: 30 } : null));
    const startedAt = bot.clock.now();
    expect(await bot.drain()).toEqual({ waiting: 2, nextAt: startedAt + 30_000 });
    expect(bot.slack.board()).toEqual(['C2: Elsewhere']);
    expect(bot.slack.tried).toHaveLength(2);
    bot.slack.recover();
    bot.clock.advance(29_000);
    await bot.queue(draft('post', 'later', 'Three'));
    expect(await bot.drain()).toMatchObject({ waiting: 3 });
    bot.clock.advance(1000);
    expect(await bot.drain()).toEqual({ waiting: 0, nextAt: null });
    expect(bot.slack.board()).toEqual(['C2: Elsewhere', 'C1: One', 'C1: Two', 'C1: Three']);
  });

  it('waits by itself where Slack names no time', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'));
    bot.slack.fail(() => ({ code: 'ratelimited' }));
    const { nextAt } = await bot.drain();
    expect(nextAt).toBeGreaterThan(bot.clock.now());
  });

  it('does not take the words of a rate limited look for an answer', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'));
    bot.slack.fail(() => 'unanswered');
    await bot.drain();
    bot.clock.advance(HOUR);
    bot.slack.fail(({ method }) => (method === 'find' ? { code: 'ratelimited', retryAfterSeconds: 60 } : null));
    expect(await bot.drain()).toMatchObject({ waiting: 1 });
    bot.slack.recover();
    bot.clock.advance(60_000);
    expect(await bot.drain()).toMatchObject({ waiting: 0 });
    expect(bot.slack.board()).toEqual(['C1: One']);
  });
});

describe('an outage of hours', () => {
  it('keeps everything, asks seldom, and then says all in order with the newest words', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One is open'), draft('post', '2', 'Two is open'));
    bot.slack.fail(() => 'lost');
    for (let minute = 0; minute < 300; minute += 5) {
      await bot.drain();
      bot.clock.advance(300_000);
    }
    // A look and a post each time.
    expect(bot.slack.tried.length).toBeLessThan(70);
    await bot.queue(draft('update', '2', 'Two is over'), draft('thread', '2', 'This has ended.'));
    bot.slack.recover();
    bot.clock.advance(HOUR);
    await bot.drain();
    expect(bot.slack.board()).toEqual(['C1: One is open', 'C1: Two is over']);
    expect(bot.slack.threads()).toEqual(['This has ended.']);
    expect(bot.store.read().incidents.map(({ message }) => message?.channel)).toEqual(['C1', 'C1', undefined]);
  });

  it('of one channel holds up no other', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'), draft('post', '2', 'Two', 'C2'), draft('post', '3', 'Three'));
    bot.slack.fail(({ channel }) => (channel === 'C1' ? 'lost' : null));
    await bot.drain();
    expect(bot.slack.board()).toEqual(['C2: Two']);
  });

  it('lets a line of the thread wait for its message', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'), draft('thread', '1', 'Line'));
    bot.slack.fail(({ method }) => (method === 'post' ? 'lost' : null));
    await bot.drain();
    expect(bot.slack.messages()).toEqual([]);
    bot.slack.recover();
    bot.clock.advance(HOUR);
    await bot.drain();
    expect(bot.slack.board()).toEqual(['C1: One']);
    expect(bot.slack.threads()).toEqual(['Line']);
  });
});

it('says it again, and that it may, where the history stays silent for minutes', async () => {
  const bot = startDelivery();
  await bot.queue(draft('post', '1', 'One'));
  let posts = 0;
  bot.slack.fail(({ method }) => {
    if (method === 'find') return 'lost';
    posts += 1;
    return posts === 1 ? 'unanswered' : null;
  });
  await bot.drain();
  for (let minute = 0; minute < 4; minute += 1) {
    bot.clock.advance(60_000);
    await bot.drain();
  }
  expect(bot.slack.board()).toEqual(['C1: One']);
  for (let minute = 0; minute < 20; minute += 1) {
    bot.clock.advance(60_000);
    await bot.drain();
  }
  expect(bot.slack.board()).toEqual(['C1: One', expect.stringContaining('may repeat an earlier message')]);
  expect(bot.store.read().outbox).toEqual([]);
});

it('drains once at a time, however often it is asked', async () => {
  const bot = startDelivery();
  await bot.queue(draft('post', '1', 'One'), draft('post', '2', 'Two'));
  const drained = await Promise.all([bot.drain(), bot.drain(), bot.drain()]);
  expect(drained.map(({ waiting }) => waiting)).toEqual([0, 0, 0]);
  expect(bot.slack.board()).toEqual(['C1: One', 'C1: Two']);
});

it('goes on draining after the store failed once', async () => {
  const bot = startDelivery();
  await bot.queue(draft('post', '1', 'One'));
  await bot.store.close();
  await expect(bot.drain()).rejects.toThrow('closed');
  await expect(bot.drain()).rejects.toThrow('closed');
  expect(bot.slack.messages()).toEqual([]);
});

describe('a refused token', () => {
  it.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    '%s stops everything, loses nothing, and is logged',
    async (code) => {
      const bot = startDelivery();
      await bot.queue(draft('post', '1', 'One'), draft('post', '2', 'Two', 'C2'));
      bot.slack.fail(() => ({ code }));
      expect(await bot.drain()).toMatchObject({ waiting: 2 });
      expect(bot.slack.tried).toHaveLength(1);
      expect(bot.lines()).toMatchObject([{ level: 'error', event: 'delivery_refused', code }]);
      bot.slack.recover();
      await bot.drain();
      expect(bot.slack.board()).toEqual(['C1: One', 'C2: Two']);
    },
  );
});

describe('a message that Slack does not take', () => {
  it('goes without its layout', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'));
    bot.slack.fail(({ message }) => (message?.blocks.length === 0 ? null : { code: 'invalid_blocks' }));
    await bot.drain();
    expect(bot.slack.board()).toEqual(['C1: One']);
  });

  it.each(['invalid_blocks', 'a_new_code'])(
    'refused with %s for good, stays and holds up nobody else',
    async (code) => {
      const bot = startDelivery();
      await bot.queue(draft('post', '1', 'Bad'), draft('thread', '1', 'Line of the bad'), draft('post', '2', 'Good'));
      bot.slack.fail(({ message }) => (message?.text === 'Bad' ? { code } : null));
      for (let times = 0; times < 3; times += 1) {
        expect(await bot.drain()).toMatchObject({ waiting: 2 });
        bot.clock.advance(HOUR);
      }
      expect(bot.slack.board()).toEqual(['C1: Good']);
      bot.slack.recover();
      await bot.drain();
      expect(bot.slack.board()).toEqual(['C1: Good', 'C1: Bad']);
      expect(bot.slack.threads()).toEqual(['Line of the bad']);
    },
  );
});

describe('a message that somebody deleted', () => {
  it('comes again with its new words, and its thread below it', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'Open'));
    await bot.drain();
    bot.slack.deleteAll();
    await bot.queue(draft('update', '1', 'Over'), draft('thread', '1', 'This has ended.'));
    await bot.drain();
    expect(bot.slack.board()).toEqual(['C1: Over\nThe earlier message of this is gone, so this came here.']);
    expect(bot.slack.messages()[1]?.under).toBe(bot.slack.messages()[0]?.ts);
  });

  it('leaves a line of its thread to stand alone, and takes no line for the message', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'Open'));
    await bot.drain();
    const before = bot.store.read().incidents;
    await bot.queue(draft('thread', '1', 'Ada acknowledged this.'));
    bot.slack.fail(({ method }) => (method === 'reply' ? { code: 'thread_not_found' } : null));
    await bot.drain();
    expect(bot.slack.board()).toHaveLength(2);
    expect(bot.slack.board()[1]).toContain('Ada acknowledged this.');
    expect(bot.store.read().incidents).toEqual(before);
  });
});

it('has no message that nobody can find: what belongs to none is posted by itself', async () => {
  const bot = startDelivery({ slack: createFakeSlack() });
  await bot.queue(draft('thread', 'forgotten', 'Line'), draft('update', '2', 'Words'), draft('thread', '3', 'Alone'));
  await bot.drain();
  expect(bot.slack.board()).toEqual(['C1: Line', 'C1: Words', 'C1: Alone']);
  const places = bot.store.read().incidents.map(({ message }) => message?.ts);
  // A line that stands alone is not the message of its incident.
  expect(places).toEqual([undefined, bot.slack.messages()[1]?.ts, undefined]);
});
