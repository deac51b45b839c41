import { expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { startStory } from '../kit/start-story.ts';

/*
 * What the story must show: whatever is typed, the answer is one short message that says what was not understood and
 * gives a line that works; nothing that is typed acts in Slack, and nothing is guessed.
 */

const GARBAGE = [
  'by wrokspace',
  'asdf',
  'last wek by model',
  '7d 30d',
  'by',
  'by model,key,user',
  'top',
  'top 0',
  'top ten',
  'model:',
  'model:gpt',
  'workspace:',
  'colour:red',
  '2026-13',
  '2026-02-30',
  '2026-11-15..2026-11-01',
  '“never closed',
  '<!channel> <@U0ADAM> <https://evil.example|click>',
  '*bold* _it_ ~no~ `code`',
  '&amp;lt;script&amp;gt;',
  '; rm -rf / && echo $HOME',
  '../../etc/passwd',
  '🙂🙂🙂',
  '\u202egnp.exe',
  '__proto__:constructor',
  'x'.repeat(900),
];

it.each(['cost', 'usage'])('/claude-%s answers words that it does not know with one that works', async (name) => {
  const story = await startStory();
  await story.start();
  for (const words of GARBAGE) {
    const { text, blocks } = await story.ask(`/claude-${name} ${words}`);
    expect(text, words).toMatch(new RegExp(`This works: \`/claude-${name} .+\`$`));
    expect(text.length, words).toBeLessThan(600);
    expect(JSON.stringify(blocks), words).not.toMatch(/<!channel>|<https:/);
  }
});

it('names the nearest word that would be understood', async () => {
  const story = await startStory();
  await story.start();
  const said = async (line: string): Promise<string> => (await story.ask(line)).text;
  expect(await said('/claude-cost by wrokspace')).toBe(
    'I did not understand `by wrokspace`. Did you mean `by workspace`? This works: `/claude-cost 30d by workspace`',
  );
  expect(await said('/claude-cost workspace:Prodction')).toMatch(/Did you mean `workspace:Production`\?/);
  expect(await said('/claude-cost model:sonnet')).toMatch(
    /It could be `claude-sonnet-4-5-20250929`, .*`claude-sonnet-5`\./,
  );
});

it('every command answers any words with words, and a text that is too long with its limit', async () => {
  const story = await startStory();
  await story.start();
  for (const { name } of commands) {
    for (const words of ['asdf qwer', '<!channel>', '::', '"']) {
      const { text } = await story.ask(`/claude-${name} ${words}`);
      expect(text, `/claude-${name} ${words}`).not.toMatch(/Something went wrong|reference/);
    }
    const { text } = await story.ask(`/claude-${name} ${'x'.repeat(1001)}`);
    expect(text, name).toMatch(/^That is 1,001 characters; I read up to 1000\./);
  }
});

it('a command that this version does not know is told where the list is', async () => {
  const story = await startStory();
  await story.start();
  expect((await story.ask('/claude-everything')).text).toBe(
    'I do not know `/claude-everything`. `/claude-help` lists what I can do.',
  );
});
