import type { Answer, Command } from '../commands/command.ts';
import { viewHelp } from '../commands/view-help.ts';
import { viewMisunderstanding } from '../commands/view-misunderstanding.ts';
import { readWords } from '../commands/words.ts';
import type { Instant } from '../domain/day.ts';
import type { Parsed } from '../domain/understanding.ts';
import type { Caller, Clock } from '../ports.ts';
import { type Desk, findCommand, typed, writeLine } from './desk.ts';
import type { Replies } from './replies.ts';
import { requireAccess } from './require-access.ts';
import { sendCsv } from './send-csv.ts';
import { withButtons } from './views/answer-buttons.ts';
import { viewOnItsWay, viewTooLong, viewUnknownCommand } from './views/view-answering.ts';

/** A slash command, or a button that asks one: `name` without `/claude-`, `text` as typed. */
export interface Asked {
  readonly name: string;
  readonly text: string;
  readonly caller: Omit<Caller, 'email'>;
  readonly at: Instant;
}

/** Longer than any question; what a share button's value holds. */
const MAX_TEXT = 1000;
/** How long a person waits without a word. */
const PATIENCE_MS = 2000;

/** Says that the answer is on its way once patience has run out. The answer's own error is for who awaits it. */
const reassure = async (answer: Promise<unknown>, waitedMs: number, clock: Clock, say: () => Promise<void>) => {
  const timer = new AbortController();
  const answered = answer.then(
    () => true,
    () => true,
  );
  const late = clock.sleep(Math.max(0, PATIENCE_MS - waitedMs), timer.signal).then(
    () => false,
    () => true,
  );
  if (!(await Promise.race([answered, late]))) await say();
  timer.abort();
};

const ask = async (
  command: Command,
  asked: Asked,
  caller: Caller,
  desk: Desk,
  replies: Replies,
): Promise<Parsed<Answer>> => {
  const asking = { now: desk.clock.now(), caller, audience: 'person' } as const;
  const answer = command.answer(readWords(asked.text), desk.ports, asking);
  const line = typed(asked.name, asked.text);
  await reassure(answer, asking.now - asked.at, desk.clock, () => replies.whisper(viewOnItsWay(line)));
  return answer;
};

/** From a command as it was typed to what the person reads. Throws only what nobody expected. */
export const answerCommand = async (asked: Asked, desk: Desk, replies: Replies): Promise<void> => {
  const command = findCommand(desk, asked.name);
  if (command === null) return replies.whisper(viewUnknownCommand(typed(asked.name, '')));
  const granted = await requireAccess(desk, replies, asked.caller.userId, command.access);
  if (granted === null) return;
  if (asked.text.length > MAX_TEXT) {
    const example = typed(command.name, command.examples[0] ?? '');
    return replies.whisper(viewTooLong(asked.text.length, MAX_TEXT, example));
  }
  if (readWords(asked.text).at(-1) === 'help') return replies.whisper(viewHelp(command));

  const answer = await ask(command, asked, { ...asked.caller, ...granted }, desk, replies);
  if (!answer.ok) return replies.whisper(viewMisunderstanding(answer.error, command.name));
  const { messages, more, share, csv } = answer.value;
  const offers = { more: writeLine(command.name, more), share: writeLine(command.name, share) };
  for (const message of withButtons(messages, offers)) await replies.whisper(message);
  if (csv !== null) await sendCsv(csv, asked, desk, replies);
};
