import { describe, expect, it } from 'vitest';
import { draft, startDelivery } from './kit/start-delivery.ts';

/** Slack refuses these channels with these words. */
const refusing =
  (codes: Readonly<Record<string, string>>) =>
  ({ channel }: { readonly channel: string }) => {
    const code = codes[channel];
    return code === undefined ? null : { code };
  };

describe('a channel that cannot be posted in', () => {
  it.each([
    ['is_archived', '<#C1> is archived, so this came here.'],
    ['not_in_channel', 'I am not a member of <#C1> (`/invite @Claude Ledger` there lets me in), so this came here.'],
    [
      'channel_not_found',
      'Slack does not show me <#C1> (`/invite @Claude Ledger` there lets me in), so this came here.',
    ],
    ['restricted_action', 'Slack does not let me write to <#C1> (`restricted_action`), so this came here.'],
  ])('%s: the incident comes to the alert channel and says why', async (code, why) => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'), draft('thread', '1', 'Line'));
    bot.slack.fail(refusing({ C1: code }));
    expect(await bot.drain()).toEqual({ waiting: 0, nextAt: null });
    expect(bot.slack.board()).toEqual([`C9: One\n${why}`]);
    expect(bot.slack.messages()[0]?.words).toContain(why);
    expect(bot.slack.threads()).toEqual(['Line']);
    expect(bot.store.read().incidents[0]?.message?.channel).toBe('C9');
  });

  it('with the alert channel gone as well, it comes to an admin in person', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'));
    bot.slack.fail(refusing({ C1: 'is_archived', C9: 'not_in_channel', U1: 'user_disabled' }));
    await bot.drain();
    expect(bot.slack.board()).toHaveLength(1);
    expect(bot.slack.board()[0]).toMatch(
      /^U2: One\n<#C1> is archived and I am not a member of <#C9> .* and .*<@U1>.*, so this came here\.$/,
    );
  });

  it('with nobody left, it stays, is counted, and comes when somebody lets it in', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'One'), draft('post', '2', 'Two', 'C2'));
    const closed = { C1: 'is_archived', C9: 'not_in_channel', U1: 'user_disabled', U2: 'user_disabled' };
    bot.slack.fail(refusing(closed));
    for (let times = 0; times < 3; times += 1) {
      expect(await bot.drain()).toMatchObject({ waiting: 1 });
      bot.clock.advance(3_600_000);
    }
    expect(bot.slack.board()).toEqual(['C2: Two']);
    bot.slack.fail(refusing({ C1: 'is_archived' }));
    expect(await bot.drain()).toMatchObject({ waiting: 0 });
    const told = bot.slack.board()[1];
    expect(told).toMatch(/^C9: One\n<#C1> is archived/);
    expect(told?.split('is archived')).toHaveLength(2);
  });

  it('does not lose a message because the admins cannot be read', async () => {
    const bot = startDelivery({
      admins: async () => {
        throw new Error('Slack is down');
      },
    });
    await bot.queue(draft('post', '1', 'One', 'C9'));
    bot.slack.fail(refusing({ C9: 'is_archived' }));
    expect(await bot.drain()).toMatchObject({ waiting: 1 });
    bot.slack.recover();
    bot.clock.advance(3_600_000);
    await bot.drain();
    expect(bot.slack.board()).toHaveLength(1);
  });

  it('asks for the admins only when they are needed', async () => {
    let asked = 0;
    const bot = startDelivery({
      admins: async () => {
        asked += 1;
        return ['U1'];
      },
    });
    await bot.queue(draft('post', '1', 'One'));
    bot.slack.fail(() => ({ code: 'ratelimited' }));
    await bot.drain();
    expect(asked).toBe(0);
  });

  it('archived after the incident was told there: its end comes to the alert channel, with the thread', async () => {
    const bot = startDelivery();
    await bot.queue(draft('post', '1', 'Open'));
    await bot.drain();
    bot.slack.fail(refusing({ C1: 'is_archived' }));
    await bot.queue(draft('update', '1', 'Over'), draft('thread', '1', 'This has ended.'));
    await bot.drain();
    expect(bot.slack.board()).toEqual(['C1: Open', 'C9: Over\n<#C1> is archived, so this came here.']);
    expect(bot.slack.messages()[2]).toMatchObject({ channel: 'C9', under: bot.slack.messages()[1]?.ts });
    bot.slack.recover();
    await bot.queue(draft('update', '1', 'Over and closed'));
    await bot.drain();
    expect(bot.slack.board()).toEqual(['C1: Open', 'C9: Over and closed']);
  });
});
