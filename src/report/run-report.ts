import type { Answer, Command, Document } from '../commands/command.ts';
import { renderCsv } from '../commands/render-csv.ts';
import { viewMisunderstanding } from '../commands/view-misunderstanding.ts';
import type { CommandPorts } from '../ports.ts';
import { suggestWord } from '../spend/suggest-word.ts';
import { explainCommand, explainedDocument } from './explain-command.ts';
import { type Format, parseReportArguments } from './parse-report-arguments.ts';
import { renderTable } from './render-table.ts';

/** Where a report goes: its answer, and what is said beside it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isInteractive: boolean;
}

/** Exit codes: done, could not do it, the words are wrong. */
const DONE = 0;
const FAILED = 1;
const MISUSED = 2;

const PATIENCE_MS = 1000;

/** What Slack would format, as plain text. */
const plain = (text: string): string =>
  text.replace(/[*`]/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The example of a slash command, as it is asked for here. */
const inTerminal = (sentence: string): string => sentence.replaceAll('/claude-', 'npm run report -- ');

const plainDocument = (document: Document): Document => ({
  ...document,
  footnotes: document.footnotes.map(plain),
});

const RENDER: Readonly<Record<Format, (document: Document, messages: Answer['messages']) => string>> = {
  json: (document) => `${JSON.stringify(plainDocument(document))}\n`,
  csv: (document) => renderCsv(document.rows),
  table: (document, [first]) => renderTable(plain(first?.text ?? document.command), plainDocument(document)),
};

/** Says that it takes longer, to a person at a terminal only. */
const reassure = (answer: Promise<unknown>, ports: CommandPorts, terminal: Terminal): void => {
  if (!terminal.isInteractive) return;
  const timer = new AbortController();
  const stop = (): void => timer.abort();
  answer.then(stop, stop);
  ports.clock.sleep(PATIENCE_MS, timer.signal).then(
    () => terminal.err('Reading from Anthropic …\n'),
    () => undefined,
  );
};

/** Answers one read command in a terminal, for people and scripts. Returns the exit code. */
export const runReport = async (
  args: readonly string[],
  commands: readonly Command[],
  ports: CommandPorts,
  terminal: Terminal,
): Promise<number> => {
  const parsed = parseReportArguments(args);
  if (!parsed.ok) {
    terminal.err(`${parsed.why}\n`);
    return MISUSED;
  }
  const { command: name, words, format } = parsed.value;
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const names = commands.map((candidate) => candidate.name);
    const nearest = suggestWord(name, names);
    const hint = nearest === null ? '' : ` Did you mean “${nearest}”?`;
    terminal.err(`There is no report “${name}”.${hint} There are: ${names.join(', ')}.\n`);
    return MISUSED;
  }
  if (words.at(-1)?.toLowerCase() === 'help') {
    terminal.out(format === 'table' ? explainCommand(command) : RENDER[format](explainedDocument(command), []));
    return DONE;
  }
  const pending = command.answer(words, ports, { now: ports.clock.now(), caller: null, audience: 'person' });
  reassure(pending, ports, terminal);
  const answer = await pending;
  if (!answer.ok) {
    terminal.err(`${inTerminal(plain(viewMisunderstanding(answer.error, name).text))}\n`);
    return MISUSED;
  }
  terminal.out(RENDER[format](answer.value.document(), answer.value.messages));
  if (answer.value.problems.length === 0) return DONE;
  terminal.err(`${plain(answer.value.problems.join('\n'))}\n`);
  return FAILED;
};
