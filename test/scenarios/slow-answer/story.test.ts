import { expect, it } from 'vitest';
import { eventually } from '../../slack/kit/start-edge.ts';
import { readMessage } from '../../support/read-message.ts';
import { ADAM, GENERAL, isAnswer, startStory, toMessage } from '../kit/start-story.ts';

/*
 * What the story must show: nobody waits in silence. Slack has its acknowledgement at once, after two seconds the bot
 * says that it is at work, and the answer comes below. A workspace without charts gets everything else.
 */

it('says that the answer is on its way, and then gives it', async () => {
  const story = await startStory({ keys: 'console' });
  await story.start();
  const gate = Promise.withResolvers<void>();
  story.claude.fault({ when: () => true, mishap: { kind: 'held', until: gate.promise } });
  const outcome = await story.slack.command({ user: ADAM, channel: GENERAL, command: '/claude-cost', text: '7d' });
  expect(outcome.ok).toBe(true);
  expect(story.slack.ephemerals(ADAM)).toEqual([]);

  await eventually(() => expect(story.clock.sleeping()).toContain(2000));
  story.clock.advance(2000);
  const first = await story.slack.waitFor('a word', () => story.slack.ephemerals(ADAM)[0]);
  expect(first.text).toBe('Working on `/claude-cost 7d`: the answer comes below.');
  gate.resolve();
  const answer = await story.slack.waitFor('the answer', () => story.slack.ephemerals(ADAM).find(isAnswer));
  expect(answer.text).toMatch(/^Claude cost · 15–21 Nov 2026 UTC\n\*\$/);
});

it('a workspace that knows no charts gets the answer without them', async () => {
  const story = await startStory();
  await story.start();
  const whole = readMessage(toMessage(await story.ask('/claude-cost 7d')));
  story.slack.faults.add({ method: /.*/, effect: { kind: 'no-charts' } });
  const plain = readMessage(toMessage(await story.ask('/claude-cost 7d')));
  const parts = plain.split('\n\n');
  expect(whole.split('\n\n')[2]).toBe('[data_visualization]');
  expect(parts.toSpliced(2, 1)).toEqual(whole.split('\n\n').toSpliced(2, 1));
  expect(parts[2]).toMatch(/^\*Spend by day \(UTC\)\* \(USD\)\n[▁▂▃▄▅▆▇█]{7} Claude Console\n/);
});
