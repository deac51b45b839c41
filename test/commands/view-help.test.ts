import { expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { viewHelp } from '../../src/commands/view-help.ts';
import { checkMessage } from '../blocks/check-message.ts';

const shownOf = (message: ReturnType<typeof viewHelp>): string => JSON.stringify(message.blocks);

it('explains a command: what it does, how it is written, lines that work', () => {
  const message = viewHelp({
    name: 'cost',
    summary: 'What Claude costs',
    usage: '[PERIOD] [by DIM]',
    examples: ['30d by model', 'last-month'],
  });
  expect(message.text).toBe('`/claude-cost [PERIOD] [by DIM]`: What Claude costs');
  expect(shownOf(message)).toContain('`/claude-cost 30d by model`\\n`/claude-cost last-month`');
  expect(shownOf(message)).toContain('*PERIOD*');
  expect(shownOf(message)).toContain('`workspace` `model` `key` `user`');
  expect(shownOf(message)).not.toContain('*FILTER*');
  expect(checkMessage(message)).toEqual([]);
});

it('needs neither words nor examples', () => {
  const message = viewHelp({ name: 'status', summary: 'How the bot is', usage: '', examples: [] });
  expect(message.text).toBe('`/claude-status`: How the bot is');
  expect(shownOf(message)).not.toContain('Examples');
  expect(checkMessage(message)).toEqual([]);
});

it.each(commands.filter(({ usage }) => usage !== ''))('explains every capital word of /claude-$name', (command) => {
  const message = viewHelp(command);
  const explained = [...shownOf(message).matchAll(/(?:"|\\n)\*([^*]+)\*: /g)].map(([, word]) => word);
  const asked = command.usage.match(/\b(?:top |page )?[A-Z]+(?::[A-Z]+)?\b/g) ?? [];
  expect(explained.toSorted()).toEqual([...new Set(asked)].toSorted());
  expect(checkMessage(message)).toEqual([]);
});
