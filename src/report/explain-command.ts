import type { Command, Document } from '../commands/command.ts';

type Explained = Pick<Command, 'name' | 'summary' | 'usage' | 'examples'>;

const CALL = 'npm run report --';

/** What a report answers, how it is asked for in a terminal, and lines that work as they stand. */
export const explainCommand = ({ name, summary, usage, examples }: Explained): string => {
  const lines = examples.map((words) => `  ${CALL} ${name} ${words}`.trimEnd());
  return [summary, `  ${CALL} ${name} ${usage}`.trimEnd(), 'For example:', ...lines, ''].join('\n');
};

/** The same for scripts. */
export const explainedDocument = ({ name, summary, usage, examples }: Explained): Document => ({
  command: 'help',
  rows: [{ command: name, summary, usage, examples }],
  footnotes: [],
});
