import { describe, expect, it } from 'vitest';
import { addMember } from '../../../src/sandbox/organisation/changes.ts';
import type { FaultEffect } from '../../../src/sandbox/slack/faults.ts';
import { type Story, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: whatever Slack and the clock do, each new admin is told once, in the order in which they
 * came; and what Slack did not take is sent when Slack takes it again, without waiting for the next poll.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const watch = async () => {
  const story = await startStory({ keys: 'console' });
  const poll = async (): Promise<void> => {
    const running = story.clock.runFreely();
    await story.poll();
    running();
  };
  /** Somebody becomes an admin, and the next poll sees it. */
  const hire = async (name: string): Promise<void> => {
    story.clock.advance(5 * MINUTE);
    const member = { name, email: `${name.toLowerCase()}@acme.com`, role: 'admin' };
    story.claude.change(addMember('console', member, story.clock.now()));
    await poll();
  };
  await poll();
  return { story, poll, hire };
};

/** Who was told as a new admin, in the order of the messages. */
const told = (story: Story): readonly string[] =>
  story.slack.messages('C0ALERTS').flatMap(({ text }) => /^High: (\w+) \(/.exec(text)?.[1] ?? []);

const strike = (story: Story, effect: FaultEffect, times?: number): (() => void) =>
  story.slack.faults.add({ method: 'chat.postMessage', effect, ...(times !== undefined && { times }) });

it('a reply that is lost after Slack stored the message doubles nothing', async () => {
  const { story, poll, hire } = await watch();
  strike(story, { kind: 'reply-lost', how: 'cut' }, 1);
  await hire('Ada');
  story.clock.advance(10 * MINUTE);
  await poll();
  expect(told(story)).toEqual(['Ada']);
});

it('hours without Slack delay everything, change no order and lose nothing', async () => {
  const { story, poll, hire } = await watch();
  const lift = strike(story, { kind: 'unreachable' });
  for (const name of ['Ada', 'Ben', 'Cem', 'Dana']) {
    story.clock.advance(HOUR);
    await hire(name);
  }
  expect(told(story)).toEqual([]);
  lift();
  story.clock.advance(HOUR);
  await hire('Ella');
  expect(told(story)).toEqual(['Ada', 'Ben', 'Cem', 'Dana', 'Ella']);
  await poll();
  expect(told(story)).toHaveLength(5);
});

it.each([
  ['a rate limit', { kind: 'rate-limited', retryAfterSeconds: 30 }],
  ['an outage', { kind: 'status', status: 503 }],
] as const)('after %s the running bot sends what waits without another poll', async (_, effect) => {
  const { story, hire } = await watch();
  await story.start();
  const lift = strike(story, effect);
  await hire('Ada');
  expect(told(story)).toEqual([]);
  lift();
  const running = story.clock.runFreely();
  await story.slack.waitFor('the alert', () => (told(story).length > 0 ? true : undefined));
  running();
  expect(told(story)).toEqual(['Ada']);
});

describe('a clock that is set', () => {
  it.each([
    ['back', -3 * DAY],
    ['forward', 3 * DAY],
  ])('%s while something waits for Slack neither doubles nor holds it up', async (_, jump) => {
    const { story, poll, hire } = await watch();
    strike(story, { kind: 'reply-lost', how: 'cut' }, 1);
    await hire('Ada');
    const lift = strike(story, { kind: 'rate-limited', retryAfterSeconds: 60 });
    await hire('Ben');
    lift();
    story.clock.advance(jump);
    await poll();
    await hire('Cem');
    expect(told(story)).toEqual(['Ada', 'Ben', 'Cem']);
  });
});

it('a restart after days tells what happened meanwhile once, and nothing again', async () => {
  const { story, poll, hire } = await watch();
  await hire('Ada');
  await story.stop();
  story.clock.advance(4 * DAY);
  await story.restart();
  await hire('Ben');
  await story.restart();
  await poll();
  expect(told(story)).toEqual(['Ada', 'Ben']);
});
