import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { type Command, defineCommand } from '../command.ts';
import { viewCommandList } from './view.ts';

/** What follows is most likely a command: that one has a help of its own. */
const explainElsewhere = (said: string, others: readonly Command[]): Parsed<never> => {
  const name = suggestWord(
    said.replace(/^\/?claude-/, ''),
    others.map((command) => command.name),
  );
  const nearest = name === null ? null : `/claude-${name} help`;
  return notUnderstood({ said, nearest, candidates: [], example: '/claude-help', why: null });
};

/** `/claude-help` lists the commands it is given, and itself. */
export const defineHelp = (others: readonly Command[]): Command => {
  const help: Command = defineCommand({
    name: 'help',
    summary: 'Every command, with examples that work as they stand',
    usage: '',
    examples: [''],
    access: 'everybody',
    parse: ([said]) => (said === undefined ? understood(null) : explainElsewhere(said, others)),
    load: async () => understood(null),
    view: () => viewCommandList([...others, help]),
    isShareable: false,
  });
  return help;
};
