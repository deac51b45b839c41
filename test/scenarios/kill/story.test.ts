import { expect, it } from 'vitest';
import { createDice, type Dice } from '../../../src/sandbox/organisation/dice.ts';
import type { StoredMessage } from '../../../src/sandbox/slack/state/create-timeline.ts';
import { isForLooking, tokensWithout } from '../../sandbox/slack/tokens-without.ts';
import { type Story, startStory } from '../kit/start-story.ts';
import { happen } from './change-company.ts';
import { finishPoll, type KillPoint, killPoll } from './kill-poll.ts';

/*
 * What the story must show: the process is killed (`kill -9`) while it reads, judges, saves and posts, again and again,
 * while people come and keys are made, which lists show or the feed tells, or both. In the end each of them is told in
 * one message: none is lost, none comes twice.
 * Where the bot may not look into the channel's history, a message may come again, and says so.
 */

const KILLS = Number(process.env.KILLS ?? 12);
const SEED = process.env.KILL_SEED ?? 'kills';
const TIMEOUT_MS = 15_000 + KILLS * 4000;
const REPEATED = 'may repeat an earlier message';

/** Slack never saw the first or second message, or stored the first and nobody heard of it. */
const pickMessage = (dice: Dice): KillPoint =>
  dice.chance(0.5)
    ? { at: 'message', number: 1, fate: 'stored' }
    : { at: 'message', number: dice.int(1, 2), fate: 'unseen' };

/** Early on while it reads; after its last request, when it judges, saves and posts; and around a message. */
const pickPoint = (dice: Dice, requests: number): KillPoint => {
  if (dice.chance(0.4)) return pickMessage(dice);
  return dice.chance(0.4)
    ? { at: 'request', number: dice.int(1, requests), afterMs: dice.int(0, 20) }
    : { at: 'request', number: requests, afterMs: dice.int(0, 300) };
};

/** A bot that has introduced itself. */
const watch = async (mayLook: boolean): Promise<Story> => {
  const story = await startStory({
    keys: 'console',
    live: true,
    slack: mayLook ? {} : { tokens: tokensWithout(isForLooking) },
  });
  story.claude.configure({ adminScopes: ['read:compliance_activities'], feedLagMs: 0, feedRepeatsEvery: 3 });
  expect((await finishPoll(story)).code).toBe(0);
  return story;
};

/** Kills so many polls while things happen, then lets polls run until nothing waits. Gives the names of what happened. */
const live = async (story: Story, kills: number, dice: Dice, pick: () => KillPoint): Promise<readonly string[]> => {
  const names: string[] = [];
  for (let killed = 0; killed < kills; ) {
    const count = dice.int(1, 3);
    for (let more = 0; more < count; more += 1) {
      const { name, change } = happen(story.claude.company(), names.length, story.clock.now());
      names.push(name);
      story.claude.change(change);
    }
    if (await killPoll(story, pick())) killed += 1;
  }
  let ended = await finishPoll(story);
  while (ended.code !== 0) ended = await finishPoll(story);
  return names;
};

/** Whoever came before may have done it, and may be asked about it. */
const DOERS = [/\*(Ask|Who)\*[^"]*/g, /made-\d+ \([^)]+\) (?=(made|added|changed|created|invited) )/g];

/** What a message tells, without who did it. */
const wordsOf = ({ text, blocks }: StoredMessage): string =>
  DOERS.reduce((words, doer) => words.replaceAll(doer, ''), `${text}${JSON.stringify(blocks)}`);
const openings = (story: Story): readonly StoredMessage[] =>
  story.slack.messages('C0ALERTS').filter(({ threadTs }) => threadTs === null);
/** How many messages tell each of them. */
const count = (messages: readonly StoredMessage[], names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name) => [name, messages.filter((each) => wordsOf(each).includes(name)).length]));

it(
  'killed anywhere, tells everything exactly once where it may look',
  async () => {
    const story = await watch(true);
    const { length: requests } = await story.requestsDuring(() => finishPoll(story));
    const dice = createDice(SEED);
    const names = await live(story, Math.ceil(KILLS * 0.75), dice, () => pickPoint(dice, requests));
    expect(count(openings(story), names)).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
    expect(openings(story).filter((each) => wordsOf(each).includes(REPEATED))).toEqual([]);
    expect(openings(story).filter(({ text }) => text.startsWith('Now watching'))).toHaveLength(1);
  },
  TIMEOUT_MS,
);

it(
  'killed around its messages, loses nothing where it may not look, and marks what may come twice',
  async () => {
    const story = await watch(false);
    const dice = createDice(`${SEED} without a look`);
    const names = await live(story, Math.ceil(KILLS * 0.25), dice, () => pickMessage(dice));
    const sure = openings(story).filter((each) => !wordsOf(each).includes(REPEATED));
    expect(Math.max(...Object.values(count(sure, names)))).toBe(1);
    expect(Math.min(...Object.values(count(openings(story), names)))).toBeGreaterThan(0);
    expect(openings(story).length).toBeGreaterThan(sure.length);
  },
  TIMEOUT_MS,
);
