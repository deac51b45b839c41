import { type Command, defineCommand } from '../command.ts';
import { viewCommandList } from './view.ts';

/** `/claude-help` lists the commands it is given, and itself. */
export const defineHelp = (others: readonly Command[]): Command => {
  const help: Command = defineCommand({
    name: 'help',
    summary: 'Every command, with examples that work as they stand',
    usage: '',
    examples: [''],
    access: 'everybody',
    parse: () => ({ ok: true, value: null }),
    load: async () => ({ ok: true, value: null }),
    view: () => viewCommandList([...others, help]),
    isShareable: false,
  });
  return help;
};
