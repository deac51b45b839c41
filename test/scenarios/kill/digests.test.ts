import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { dayOf, startOf, toInstant } from '../../../src/domain/day.ts';
import { createDice, type Dice } from '../../../src/sandbox/organisation/dice.ts';
import type { StoredMessage } from '../../../src/sandbox/slack/state/create-timeline.ts';
import { renderLedger } from '../../../src/store/read-ledger.ts';
import { stateWith, subscription } from '../../digests/kit/sample-subscription.ts';
import { isForLooking, tokensWithout } from '../../sandbox/slack/tokens-without.ts';
import { GENERAL, type Story, startStory } from '../kit/start-story.ts';
import { runMain } from '../terminal/run-main.ts';
import { type KillPoint, killMain } from './kill-poll.ts';

/*
 * What the story must show: digests are due, and whatever sends them (`npm start`, or the job of somebody's cron) is
 * killed (`kill -9`) while it reads, saves and posts, again and again. In the end each of them stands in its channel
 * once, with its thread complete. Where the bot may not look into the history, one may come again, and says so.
 */

const KILLS = Number(process.env.KILLS ?? 5);
const SEED = process.env.KILL_SEED ?? 'kills';
/** What is not killed by then is stopped, and the next one goes on. */
const PATIENCE_MS = 6000;
const TIMEOUT_MS = 60_000 + KILLS * 10_000;
/** What each is about, and the tables under it: a filter for one model has no table of models. */
const DIGESTS: Readonly<Record<string, readonly string[]>> = {
  '': ['Workspaces', 'Models', 'People'],
  'model:opus-4-8': ['Workspaces', 'People'],
  'model:sonnet-4-6': ['Workspaces', 'People'],
};
const MESSAGES = Object.values(DIGESTS).reduce((count, tables) => count + 1 + tables.length, 0);
/** Slack takes a message a second in a channel: some runs end with messages that wait. */
const MOST_RUNS = 20;
const REPEATED = 'may repeat an earlier message';
const DAY_MS = 86_400_000;

/** A company in whose state these daily digests are due, of which none has come. */
const owe = async (mayLook: boolean): Promise<Story> => {
  const story = await startStory({
    keys: 'console',
    live: true,
    slack: mayLook ? {} : { tokens: tokensWithout(isForLooking) },
  });
  story.claude.configure({ watermark: (now) => now });
  const midnight = startOf(dayOf(toInstant(Date.now())));
  const since = toInstant(midnight - 2 * DAY_MS);
  const digests = Object.keys(DIGESTS).map((words, index) =>
    // At midnight and the minutes before it: whatever the time of the day, all of them are due.
    subscription({
      id: `d${index + 1}`,
      cadence: { kind: 'daily' },
      ...(index === 0 ? { hour: 0, minute: 0 } : { hour: 23, minute: 60 - index }),
      channel: GENERAL,
      asks: words === '' ? [] : [words],
      words,
      setAt: since,
      since,
    }),
  );
  await writeFile(story.environment.LEDGER_STATE ?? '', renderLedger({ state: stateWith(...digests), snapshots: {} }));
  return story;
};

const all = (story: Story): readonly StoredMessage[] => story.slack.messages(GENERAL);
const openings = (story: Story) => all(story).filter(({ threadTs }) => threadTs === null);
/** What each message is about, and the titles of what stands under it. */
const told = (story: Story) =>
  openings(story).map(({ ts, text }) => ({
    about: /model:[\w-]+/.exec(text)?.[0] ?? '',
    tables: all(story)
      .filter(({ threadTs }) => threadTs === ts)
      .map((each) => each.text.split(' · ')[0] ?? ''),
  }));
const isDone = (story: Story): boolean => all(story).length >= MESSAGES;

const pickPoint = (dice: Dice): KillPoint => {
  if (dice.chance(0.3)) return { at: 'request', number: dice.int(1, 12), afterMs: dice.int(0, 200) };
  const fate = dice.chance(0.5) ? 'stored' : 'unseen';
  return { at: 'message', number: dice.int(1, 4), fate };
};

/** Kills so many processes while they send, then lets jobs run until nothing is due and nothing waits. Gives how many it killed. */
const live = async (story: Story, kills: number, dice: Dice): Promise<number> => {
  let killed = 0;
  for (let turn = 0; turn < kills && !isDone(story); turn += 1) {
    const args = dice.chance(0.5) ? ['serve'] : ['job', 'digest'];
    const done = () => story.slack.waitFor('all digests', () => (isDone(story) ? true : undefined), PATIENCE_MS);
    if (await killMain(story, args, pickPoint(dice), done)) killed += 1;
  }
  let ended = await runMain(['job', 'digest'], story.environment);
  for (let left = MOST_RUNS; ended.code !== 0 && left > 0; left -= 1)
    ended = await runMain(['job', 'digest'], story.environment);
  expect(ended).toMatchObject({ code: 0, err: '' });
  return killed;
};

it(
  'killed anywhere, each comes once with its thread where it may look',
  async () => {
    const story = await owe(true);
    expect(await live(story, KILLS, createDice(SEED))).toBeGreaterThanOrEqual(KILLS / 3);
    const expected = Object.entries(DIGESTS).map(([about, tables]) => ({ about, tables }));
    expect(told(story)).toHaveLength(expected.length);
    expect(told(story)).toEqual(expect.arrayContaining(expected));
    expect(all(story).filter(({ text }) => text.includes(REPEATED))).toEqual([]);
    expect(await runMain(['job', 'digest'], story.environment)).toMatchObject({ out: 'no digest is due\n' });
  },
  TIMEOUT_MS,
);

it(
  'loses none where it may not look, and marks what may come twice',
  async () => {
    const story = await owe(false);
    await live(story, KILLS, createDice(`${SEED} without a look`));
    const sure = openings(story).filter(({ text }) => !text.includes(REPEATED));
    expect(sure.length).toBeLessThanOrEqual(Object.keys(DIGESTS).length);
    for (const [about, tables] of Object.entries(DIGESTS)) {
      const complete = told(story).filter(
        (each) => each.about === about && tables.every((title) => each.tables.includes(title)),
      );
      expect(complete.length, about).toBeGreaterThan(0);
    }
  },
  TIMEOUT_MS,
);
