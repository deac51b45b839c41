import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { INCIDENT_ACTIONS } from '../../../src/blocks/incident-actions.ts';
import type { LedgerState } from '../../../src/domain/ledger-state.ts';
import type { Mishap } from '../../../src/sandbox/claude/fault.ts';
import { askForHigherLimit, setSpendLimit } from '../../../src/sandbox/organisation/limit-changes.ts';
import { ADAM, type Story, startStory } from '../kit/start-story.ts';
import { startMain } from '../terminal/run-main.ts';
import { finishPoll } from './kill-poll.ts';

/*
 * What the story must show: the process is killed (`kill -9`) before its decision reaches Anthropic, when it was done and
 * nobody heard of it, and right after the answer. Nothing is sent twice; what was done is told once, by whom, in the
 * message, its thread and the trail of acts; what never arrived still waits and can be pressed.
 */

const ALERTS = 'C0ALERTS';
const ASKED_CENTS = 2_500_000;

const readState = async (story: Story): Promise<LedgerState> =>
  JSON.parse(await readFile(story.environment.LEDGER_STATE, 'utf8'));

/** Somebody waits for a decision that the bot has told of. */
const begin = async () => {
  const story = await startStory({ keys: 'enterprise', live: true, transport: 'socket' });
  const person = story.claude.company().enterprise.members.find(({ role }) => role === 'user');
  if (person === undefined) throw new Error('nobody');
  story.claude.change(setSpendLimit(person.id, 1_000_000));
  await story.poll();
  story.claude.change(askForHigherLimit(person.id, { requestedCents: ASKED_CENTS }));
  await story.poll();
  await story.restart();
  return { story, person };
};

const messages = (story: Story) => story.slack.messages(ALERTS);
const requests = (story: Story) =>
  messages(story).filter(({ text, threadTs }) => threadTs === null && text.includes('asks for a higher'));
const posts = (story: Story) => story.claude.requests.filter(({ method }) => method === 'POST').length;

/** The bot runs, somebody approves, and it is killed so long after the decision has arrived where it meets its fate. */
const killAtDecision = async (story: Story, mishap: Mishap, afterMs: number): Promise<void> => {
  const bot = startMain(['serve'], story.environment);
  await story.slack.waitFor('the bot to connect', () => (story.slack.botIsReady() ? true : undefined));
  const { promise: arrived, resolve } = Promise.withResolvers<void>();
  const isDecision = ({ method }: { readonly method: string }): boolean => {
    if (method === 'POST') resolve();
    return method === 'POST';
  };
  const lift = story.claude.fault({ when: isDecision, mishap });
  const [on] = requests(story);
  if (on === undefined) throw new Error('no message');
  void story.slack.press({ user: ADAM, on, actionId: INCIDENT_ACTIONS.approve }).catch(() => undefined);
  await arrived;
  await new Promise((done) => setTimeout(done, afterMs));
  bot.child.kill('SIGKILL');
  expect((await bot.ended).code).toBe(null);
  lift();
};

const settle = async (story: Story): Promise<void> => {
  for (let poll = 0; poll < 2; poll += 1) expect((await finishPoll(story)).code).toBe(0);
};

it.each<[string, Mishap, number]>([
  ['when it was done and nobody hears of it', { kind: 'lost' }, 0],
  ['with the answer on its way', { kind: 'delay', ms: 0 }, 3],
  ['just after the answer', { kind: 'delay', ms: 0 }, 40],
])(
  'killed %s: it is sent once and told once',
  async (_, mishap, afterMs) => {
    const { story, person } = await begin();
    await killAtDecision(story, mishap, afterMs);
    await settle(story);
    expect(posts(story)).toBe(1);
    expect(story.claude.company().enterprise.spendLimits.get(person.id)).toBe(ASKED_CENTS);
    const [message, ...more] = requests(story);
    expect(more).toEqual([]);
    expect(message?.text).toMatch(/^Approved: /);
    expect(JSON.stringify(message?.blocks)).not.toContain(INCIDENT_ACTIONS.approve);
    const line = /^<@U0ADAM> approved this: \$25,000\.00 monthly/;
    expect(messages(story).filter(({ text }) => line.test(text))).toHaveLength(1);
    const { audit, decisions } = await readState(story);
    expect(decisions).toMatchObject([{ by: ADAM, result: 'approved' }]);
    expect(audit).toMatchObject([
      {
        by: ADAM,
        what: expect.stringMatching(/^approval of limit request slir_\w+ with \$25,000\.00$/),
        result: 'done',
      },
    ]);
  },
  40_000,
);

it('killed before it arrived: nothing is sent by itself, and the request still waits with its buttons', async () => {
  const { story, person } = await begin();
  await killAtDecision(story, { kind: 'silence' }, 0);
  await settle(story);
  expect(posts(story)).toBeLessThanOrEqual(1);
  expect(story.claude.company().enterprise.spendLimits.get(person.id)).toBe(1_000_000);
  expect(requests(story)).toHaveLength(1);
  expect(requests(story)[0]?.text).toMatch(/^Medium: /);
  expect(JSON.stringify(requests(story)[0]?.blocks)).toContain(INCIDENT_ACTIONS.approve);
  expect((await readState(story)).decisions).toMatchObject([{ by: ADAM, result: 'sent' }]);
}, 40_000);
