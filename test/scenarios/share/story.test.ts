import { expect, it } from 'vitest';
import type { StoredMessage } from '../../../src/sandbox/slack/state/create-timeline.ts';
import { readMessage } from '../../support/read-message.ts';
import { ADAM, GENERAL, type Story, startStory, toMessage } from '../kit/start-story.ts';

/*
 * What the story must show: an answer that is shared is the same answer with people masked, once, however often the
 * button is pressed; and where Slack does not take it, the person who shared it knows, and the button is back.
 */

const press = (story: Story, on: StoredMessage, user = ADAM) => story.slack.press({ user, on, actionId: 'share' });

const sharedIn = (story: Story, channel = GENERAL): Promise<StoredMessage> =>
  story.slack.waitFor('the shared answer', () => story.slack.messages(channel)[0]);

/** What the message that was pressed says now. */
const outcomeOf = (story: Story, pressed: StoredMessage, words: RegExp): Promise<StoredMessage> =>
  story.slack.waitFor(`a message that says ${words}`, () => {
    const now = story.slack.world.timeline.find(pressed.channel, pressed.ts);
    return now !== undefined && words.test(now.text) ? now : undefined;
  });

it('masks people, keeps the numbers, and says who shared what', async () => {
  const story = await startStory();
  await story.start();
  const own = await story.ask('/claude-cost 7d by user top 5 source:enterprise');
  await press(story, own);
  const shared = await sharedIn(story);
  await outcomeOf(story, own, /^You shared/);

  const [before, after] = [own, shared].map((message) => readMessage(toMessage(message)));
  expect(before).toMatch(/[a-z]+\.[a-z]+@acme\.example \| \$\d/);
  expect(after).not.toMatch(/[a-z]{2,}@acme\.example/);
  expect(after).toMatch(/[a-z]…@acme\.example \| \$\d/);
  const amounts = (text: string | undefined) => text?.match(/\$[\d,.]+/g);
  expect(amounts(after)).toEqual(amounts(before));
  expect(after).toContain('Shared by <@U0ADAM> · `/claude-cost 7d by user top 5 source:enterprise`');
});

it('does not repeat in the channel whose name was looked for', async () => {
  const story = await startStory();
  await story.start();
  await press(story, await story.ask('/claude-members "Ada Lovelace" role:admin source:console'));
  const shared = readMessage(toMessage(await sharedIn(story)));
  expect(shared).not.toMatch(/lovelace/i);
  expect(shared).toContain('Shared by <@U0ADAM> · `/claude-members role:admin source:console …`');
});

it('shows people in full where the settings say so', async () => {
  const story = await startStory({ environment: { LEDGER_PRIVACY: 'full' } });
  await story.start();
  await press(story, await story.ask('/claude-cost 7d by user source:enterprise'));
  expect(readMessage(toMessage(await sharedIn(story)))).toMatch(/[a-z]+\.[a-z]+@acme\.example \| \$\d/);
});

it('is there once, however often the button is pressed', async () => {
  const story = await startStory();
  await story.start();
  const own = await story.ask('/claude-cost 7d');
  await Promise.all([press(story, own), press(story, own), press(story, own)]);
  await outcomeOf(story, own, /^You shared/);
  await story.stop();
  expect(story.slack.messages(GENERAL)).toHaveLength(1);
});

it('asks the same again, whatever its words are', async () => {
  const story = await startStory();
  await story.start();
  const own = await story.ask('/claude-cost 7d workspace:"R&D <staging>" by model');
  await press(story, own);
  const [title, ...rest] = readMessage(toMessage(await sharedIn(story))).split('\n');
  expect(title).toBe('# Claude cost · workspace R&D <staging> · 15–21 Nov 2026 UTC');
  expect(readMessage(toMessage(own)).split('\n').slice(1, 3)).toEqual(rest.slice(0, 2));
});

it('works in a channel where the bot is not, through what Slack gave with the press', async () => {
  const story = await startStory();
  await story.start();
  const own = await story.ask('/claude-cost 7d', { channel: 'C0SECRET', user: 'U0OLIVIA' });
  await press(story, own, 'U0OLIVIA');
  expect((await sharedIn(story, 'C0SECRET')).text).toMatch(/^Claude cost/);
});

it('what could not be read is shared as that sentence, with no number', async () => {
  const story = await startStory({ keys: 'console' });
  await story.start();
  const own = await story.ask('/claude-cost 7d');
  story.claude.fault({ when: () => true, mishap: { kind: 'status', status: 401 } });
  await press(story, own);
  const shared = await sharedIn(story);
  expect(shared.text).toMatch(/refused the key \(401\)/);
  expect(shared.text).not.toMatch(/\$\d/);
});
