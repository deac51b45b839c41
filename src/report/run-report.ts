import { plainText } from '../blocks/plain-text.ts';
import type { Command } from '../commands/command.ts';
import { viewMisunderstanding } from '../commands/view-misunderstanding.ts';
import type { CommandPorts } from '../ports.ts';
import { openReport } from './open-report.ts';
import { renderDocument } from './render-document.ts';

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

/** The example of a slash command, as it is asked for here. */
const inTerminal = (sentence: string): string => sentence.replaceAll('/claude-', 'npm run report -- ');

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
  const opening = openReport(args, commands);
  if (opening.kind === 'refused') {
    terminal.err(`${opening.why}\n`);
    return MISUSED;
  }
  if (opening.kind === 'explained') {
    terminal.out(opening.text);
    return DONE;
  }
  const { command, words, format } = opening.report;
  const pending = command.answer(words, ports, { now: ports.clock.now(), caller: null, audience: 'person' });
  reassure(pending, ports, terminal);
  const answer = await pending;
  if (!answer.ok) {
    terminal.err(`${inTerminal(plainText(viewMisunderstanding(answer.error, command.name).text))}\n`);
    return MISUSED;
  }
  terminal.out(renderDocument(format, answer.value.document(), answer.value.messages));
  if (answer.value.problems.length === 0) return DONE;
  terminal.err(`${plainText(answer.value.problems.join('\n'))}\n`);
  return FAILED;
};
