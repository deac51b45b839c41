import { expect, it } from 'vitest';
import { tokensWithout } from '../../sandbox/slack/tokens-without.ts';
import { ADAM, GENERAL, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: `csv` brings every row, to the person's own direct messages and nowhere else; without the
 * right to send files the answer still stands, and the sentence beside it names what is missing.
 */

it('brings every row to the direct messages of whoever asked', async () => {
  const story = await startStory();
  await story.start();
  const answers = await story.answersAfter(
    ADAM,
    () => story.slack.command({ user: ADAM, channel: GENERAL, command: '/claude-cost', text: '7d by key top 3 csv' }),
    2,
  );
  expect(answers.map(({ text }) => text.split('\n')[0])).toEqual([
    'Claude cost · 15–21 Nov 2026 UTC',
    expect.stringMatching(/^All rows are in .*claude-cost.*\.csv.*, in your direct messages with me\.$/),
  ]);

  const [file] = story.slack.uploads();
  const direct = story.slack.world.directory.openDirectMessage(ADAM).id;
  expect(file?.channel).toBe(direct);
  const { out } = await story.report('cost', '7d', 'by', 'key', '--format', 'csv');
  expect(new TextDecoder().decode(file?.bytes)).toBe(out);
  expect(out.split('\r\n').length).toBeGreaterThan(50);
  expect(story.slack.messages(GENERAL)).toEqual([]);
});

it('says which scope is missing, and keeps the answer', async () => {
  const tokens = tokensWithout((scope) => scope.startsWith('files:'));
  const story = await startStory({ slack: { tokens } });
  await story.start();
  const answers = await story.answersAfter(
    ADAM,
    () => story.slack.command({ user: ADAM, channel: GENERAL, command: '/claude-cost', text: 'yesterday csv' }),
    2,
  );
  expect(answers[0]?.text).toMatch(/^Claude cost/);
  expect(answers[1]?.text).toMatch(/I could not send you .*\.csv.* The app lacks the scope `files:write`.*reference/);
  expect(story.slack.uploads()).toEqual([]);
});
