import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import { ADAM, GENERAL, type Setting, type Story, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: a digest that was asked for in Slack comes to its channel at its local time, once, with its
 * thread, whatever happens to the process; waits for its data, and not for ever; and nobody sets one where it could not
 * be posted.
 */

const MAYA = 'U0MAYA';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const start = async (setting: Setting = {}) => {
  const story = await startStory({
    keys: 'console',
    environment: { LEDGER_TIMEZONE: 'Europe/Berlin', LEDGER_ADMINS: ADAM, LEDGER_VIEWERS: MAYA },
    ...setting,
  });
  await story.start();
  /** Time goes by, and the minute's run comes; what stands in the channel afterwards. */
  const run = async (ms: number, now = false) => {
    story.clock.advance(ms);
    const running = story.clock.runFreely();
    const result = await story.digest(now);
    running();
    return result;
  };
  return { story, run };
};

const posts = (story: Story, channel = GENERAL) =>
  story.slack.messages(channel).filter(({ threadTs }) => threadTs === null);
const until = (story: Story, iso: string): number => Date.parse(iso) - story.clock.now();

it('a digest that is set in Slack comes at its local time, once, with its thread, and again the day after', async () => {
  const { story, run } = await start();
  const set = await story.ask('/claude-digest daily 10:45');
  expect(set.text).toContain(
    'the daily digest of all spend comes to <#C0GENERAL> every day at 10:45 (Europe/Berlin). The next one is due 22 Nov 2026, 10:45 CET.',
  );
  expect((await run(until(story, '2026-11-22T09:44:59Z'))).sent).toEqual([]);
  const { sent, waiting } = await run(2000);
  expect([sent.map(({ record }) => record.slot), waiting]).toEqual([['2026-11-22'], 0]);
  const [message] = posts(story);
  expect(message?.text).toMatch(/\$[\d,]+\.\d\d/);
  const thread = story.slack.messages(GENERAL).filter(({ threadTs }) => threadTs !== null);
  expect(thread.length).toBeGreaterThan(0);
  expect(new Set(thread.map(({ threadTs }) => threadTs))).toEqual(new Set([message?.ts]));

  await run(MINUTE);
  await story.restart();
  await story.start();
  await run(HOUR);
  expect(posts(story)).toHaveLength(1);
  expect((await story.ask('/claude-digest')).text).toMatch(/d1.*daily[\s\S]*last sent 22 Nov 2026, 10:45 CET/);
  expect(JSON.stringify((await story.ask('/claude-status')).blocks)).toContain(
    'The next digest is due 23 Nov 2026, 10:45 CET.',
  );

  story.claude.configure({ watermark: () => toInstant(Date.parse('2026-11-23T08:00:00Z')) });
  await run(until(story, '2026-11-23T09:45:10Z'));
  expect(posts(story)).toHaveLength(2);
});

it('waits for data that is not complete, and comes after six hours with what is missing', async () => {
  const { story, run } = await start();
  await story.ask('/claude-digest daily 9:00');
  const early = await run(until(story, '2026-11-23T08:00:20Z'));
  expect(early.postponed).toMatchObject([{ because: 'incomplete' }]);
  await run(HOUR);
  expect(posts(story)).toEqual([]);
  expect((await run(5 * HOUR)).sent).toHaveLength(1);
  expect(posts(story)).toHaveLength(1);
});

it('waits while Anthropic cannot be reached, and says so when it comes without', async () => {
  const { story, run } = await start();
  await story.ask('/claude-digest daily 11:00');
  story.claude.fault({ when: () => true, mishap: { kind: 'status', status: 503 } });
  const { postponed, sent } = await run(until(story, '2026-11-22T10:00:20Z'));
  expect([postponed.map(({ because }) => because), sent]).toEqual([['incomplete'], []]);
  expect((await run(6 * HOUR)).sent).toMatchObject([{ record: { slot: '2026-11-22', total: null } }]);
  const [message] = posts(story);
  expect(message?.text).toMatch(/What Claude cost on Saturday, 21 Nov 2026 is not known, for the reason below\./);
  expect(message?.text).toContain('The Claude Console is having trouble (503');
  expect(message?.text).not.toMatch(/\$0/);
});

it('for one person names nobody before the channel, in its notification or in the log', async () => {
  const { story, run } = await start({ keys: 'both' });
  const person = story.claude.company().enterprise.members[3];
  const set = await story.ask(`/claude-digest daily 11:00 user:${person?.email}`);
  expect(set.text).toContain(`the daily digest of user:${person?.email} comes to`);
  await run(until(story, '2026-11-22T10:00:20Z'));
  const [message] = posts(story);
  expect(message?.text).toMatch(/^Claude day · user:… · 21 Nov 2026 UTC/);
  const said = story.slack
    .messages(GENERAL)
    .map(({ text, blocks }) => JSON.stringify([text, blocks]))
    .join();
  expect(said).not.toContain(person?.email);
  expect(
    story.slack
      .messages(GENERAL)
      .map(({ text }) => text)
      .join(),
  ).not.toContain('@');
  expect(story.logged()).not.toMatch(/[\w.]@\w/);
});

it('a process that was away catches up with the latest one only', async () => {
  const { story, run } = await start();
  await story.ask('/claude-digest daily 11:00');
  await story.stop();
  story.claude.configure({ watermark: (now) => toInstant(now - HOUR) });
  story.clock.advance(3 * 24 * HOUR);
  await story.restart();
  expect((await run(0)).sent.map(({ record }) => record.slot)).toEqual(['2026-11-24']);
  expect((await run(MINUTE)).sent).toEqual([]);
  expect((await run(HOUR)).sent.map(({ record }) => record.slot)).toEqual(['2026-11-25']);
});

it('is not doubled where Slack has it and the answer was lost', async () => {
  const { story, run } = await start();
  await story.ask('/claude-digest daily 11:00');
  story.slack.faults.add({ method: 'chat.postMessage', times: 1, effect: { kind: 'reply-lost', how: 'cut' } });
  await run(until(story, '2026-11-22T10:00:20Z'));
  const { waiting } = await run(HOUR);
  expect(waiting).toBe(0);
  expect(posts(story)).toHaveLength(1);
  const thread = story.slack.messages(GENERAL).filter(({ threadTs }) => threadTs !== null);
  expect(new Set(thread.map(({ text }) => text)).size).toBe(thread.length);
});

describe('a channel where the bot cannot post', () => {
  it.each([
    ['C0RANDOM', 'I am not a member of <#C0RANDOM>'],
    ['C0SECRET', 'Slack does not show me <#C0SECRET>'],
    ['C0OLD', '<#C0OLD> is archived'],
  ])('%s is refused at once', async (channel, why) => {
    const { story } = await start();
    expect((await story.ask(`/claude-digest weekly <#${channel}>`)).text).toContain(why);
    expect((await story.ask('/claude-digest')).text).toContain('No digest comes by itself yet.');
  });

  it('later on: the digest comes to the alert channel with its thread, and says why', async () => {
    const { story, run } = await start();
    await story.ask('/claude-digest daily 11:00');
    const when = ({ channel }: { readonly channel?: unknown }): boolean => channel === GENERAL;
    story.slack.faults.add({ method: 'chat.postMessage', when, effect: { kind: 'error', error: 'is_archived' } });
    await run(until(story, '2026-11-22T10:00:20Z'));
    expect(posts(story)).toEqual([]);
    expect(posts(story, 'C0ALERTS').at(-1)?.text).toContain('<#C0GENERAL> is archived, so this came here.');
    expect(story.slack.messages('C0ALERTS').filter(({ threadTs }) => threadTs !== null).length).toBeGreaterThan(0);
  });
});

it('warns of a channel that another company reads', async () => {
  const { story } = await start();
  expect((await story.ask('/claude-digest weekly <#C0PARTNER>')).text).toContain('shared with another company');
});

it('is changed by admins only; viewers may look', async () => {
  const { story } = await start();
  await story.ask('/claude-digest weekly');
  for (const words of ['daily', 'now', 'pause d1', 'remove d1', 'new'])
    expect((await story.ask(`/claude-digest ${words}`, { user: MAYA })).text).toContain('Only admins');
  expect((await story.ask('/claude-digest', { user: MAYA })).text).toContain('One digest comes by itself.');
});

it('a preview is for the one who asks, and sending it now is for the channel', async () => {
  const { story } = await start();
  await story.ask('/claude-digest weekly');
  const shown = await story.answersAfter(
    MAYA,
    () => story.slack.command({ user: MAYA, channel: GENERAL, command: '/claude-digest', text: 'preview d1' }),
    3,
  );
  expect(shown[0]?.text).toContain('What *d1*, the weekly digest of all spend, would say now.');
  expect(posts(story)).toEqual([]);
  expect((await story.ask('/claude-digest now')).text).toContain('*d1* is posted in <#C0GENERAL>.');
  const [message] = posts(story);
  expect(message?.text.split('\n')[0]).toBe(shown[1]?.text.split('\n')[0]);
});

it('a button pauses it, and the form sets another', async () => {
  const { story, run } = await start();
  await story.ask('/claude-digest daily 11:00');
  const list = await story.ask('/claude-digest');
  const [paused] = await story.answersAfter(ADAM, () => story.slack.press({ user: ADAM, on: list, actionId: 'more' }));
  expect(paused?.text).toContain('Digest *d1* is paused');
  expect((await run(2 * HOUR)).sent).toEqual([]);

  await story.slack.command({ user: ADAM, channel: GENERAL, command: '/claude-digest', text: 'new' });
  await story.slack.waitFor('the form', () => story.slack.world.views.modal(ADAM));
  const values = { every: 'monthly', day: 'friday', time: '9am', filter: '' };
  expect(await story.slack.submit({ user: ADAM, values })).toEqual({
    ok: false,
    errors: { day: expect.stringContaining('A monthly digest comes on a day of the month') },
  });
  const [set] = await story.answersAfter(ADAM, () =>
    story.slack.submit({ user: ADAM, values: { ...values, day: 'last' } }),
  );
  expect(set?.text).toContain('comes to <#C0GENERAL> on the last day of every month at 09:00 (Europe/Berlin)');
});
