import { expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';

const [help] = commands.filter(({ name }) => name === 'help');
if (help === undefined) throw new Error('no help');

it('lists every command with its examples', async () => {
  const { shown } = await askCommand(help, '', []);
  for (const { name, examples } of commands) {
    expect(shown).toContain(`/claude-${name}`);
    for (const words of examples.slice(0, 3)) expect(shown).toContain(`/claude-${name} ${words}`.trim());
  }
});

it.each([
  ['keys', '/claude-keys help'],
  ['/claude-cost', '/claude-cost help'],
  ['licences', '/claude-licenses help'],
  ['xyzzy', null],
])('leads from %s to the help of that command', async (said, nearest) => {
  expect(await misaskCommand(help, said, [])).toMatchObject({ nearest, example: '/claude-help' });
});
