import { expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { misaskCommand } from '../support/ask-command.ts';
import { createFakeSource } from '../support/fake-source.ts';

const asking = commands.filter(({ name }) =>
  ['cost', 'usage', 'members', 'workspaces', 'keys', 'licenses'].includes(name),
);

it.each(asking.map((command) => [command.name, command] as const))(
  '/claude-%s says which key is missing when the words ask for an organisation without one',
  async (_, command) => {
    expect(await misaskCommand(command, 'source:enterprise', [createFakeSource('console')])).toMatchObject({
      why: 'There is no key for Claude Enterprise: put one into `CLAUDE_CHAT_ADMIN_API_KEY` and restart Claude Ledger.',
    });
    expect(await misaskCommand(command, 'source:console', [createFakeSource('enterprise')])).toMatchObject({
      why: 'There is no key for the Claude Console: put one into `CLAUDE_ADMIN_API_KEY` and restart Claude Ledger.',
    });
  },
);
