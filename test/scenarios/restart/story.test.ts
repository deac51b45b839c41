import { expect, it } from 'vitest';
import { readMessage } from '../../support/read-message.ts';
import { startStory, toMessage } from '../kit/start-story.ts';

/*
 * What the story must show: a restart loses nothing and costs next to nothing, because what was read stays in the
 * folder beside the state file; and an answer does not depend on what was asked before it.
 */

const QUESTIONS = ['/claude-cost', '/claude-cost 30d by workspace,model', '/claude-usage 7d by key'];

it.each(['analytics', 'classic'] as const)(
  'after a restart each source is asked once at most: %s',
  async (generation) => {
    const story = await startStory({ generation });
    await story.start();
    const before = new Map<string, string>();
    for (const question of QUESTIONS) before.set(question, readMessage(toMessage(await story.ask(question))));

    await story.restart();
    await story.start();
    for (const question of QUESTIONS) {
      const requests = await story.requestsDuring(async () => {
        expect(readMessage(toMessage(await story.ask(question)))).toBe(before.get(question));
      });
      for (const source of ['console', 'enterprise']) {
        expect(requests.filter((request) => request.source === source).length, question).toBeLessThanOrEqual(1);
      }
    }
  },
);

it('the order of the questions does not change an answer', async () => {
  const words = [
    ['cost', '90d', 'by', 'model'],
    ['cost', 'last-month', 'by', 'workspace,model'],
    ['usage', '7d', 'by', 'key'],
    ['cost', '7d', 'by', 'day', 'model:opus'],
    ['cost', '30d', 'by', 'user'],
  ];
  const readAll = async (questions: readonly (readonly string[])[]): Promise<ReadonlyMap<string, string>> => {
    const story = await startStory();
    const answers = new Map<string, string>();
    for (const question of questions) {
      answers.set(question.join(' '), (await story.report(...question, '--format', 'json')).out);
    }
    return answers;
  };
  expect(await readAll(words.toReversed())).toEqual(await readAll(words));
});

it('a file that was damaged meanwhile costs a request, never a number', async () => {
  const story = await startStory({ keys: 'console' });
  const question = ['cost', '90d', 'by', 'model', '--format', 'json'] as const;
  const { out } = await story.report(...question);
  await story.restart();
  await story.damageHistory();
  expect((await story.report(...question)).out).toBe(out);
});
