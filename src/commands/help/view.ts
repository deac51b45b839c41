import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { bold, code, escapeText } from '../../blocks/text.ts';
import type { Command, View } from '../command.ts';

const line = ({ name }: Command, words: string): string => code(`/claude-${name} ${words}`.trim());

const describe = (command: Command): string => {
  const examples = command.examples.slice(0, 3).map((words) => line(command, words));
  return `${bold(line(command, command.usage))}\n${escapeText(command.summary)}\n${examples.join('   ')}`;
};

const NOTES = [
  '`help` after any command explains it: `/claude-cost help`.',
  'Answers are for your eyes only, until you press Share in channel.',
];

export const viewCommandList = (commands: readonly Command[]): View => ({
  messages: splitMessage({
    text: `Claude Ledger answers ${commands.map((command) => `/claude-${command.name}`).join(', ')}.`,
    blocks: [
      header('What Claude Ledger answers'),
      ...commands.map((command) => section(describe(command))),
      context(NOTES),
    ],
  }),
  document: () => ({
    command: 'help',
    rows: commands.map(({ name, summary, usage, examples }) => ({
      command: `/claude-${name}`,
      summary,
      usage,
      examples,
    })),
    footnotes: [],
  }),
  problems: [],
  csv: null,
  more: null,
});
