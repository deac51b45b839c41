import { type Answer, accessTo, type Command } from '../commands/command.ts';
import { viewHelp } from '../commands/view-help.ts';
import { viewMisunderstanding } from '../commands/view-misunderstanding.ts';
import { readWords } from '../commands/words.ts';
import type { Instant } from '../domain/day.ts';
import type { Parsed } from '../domain/understanding.ts';
import type { Caller } from '../ports.ts';
import { type Desk, findCommand, typed, writeLine } from './desk.ts';
import { type FormPlace, openForm } from './forms/open-form.ts';
import { noteProblems } from './note-problems.ts';
import { reassure } from './reassure.ts';
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
  /** Where a form may open for it. */
  readonly place: FormPlace;
}

/** Longer than any question; what a share button's value holds. */
const MAX_TEXT = 1000;
const ask = async (
  command: Command,
  asked: Asked,
  words: readonly string[],
  caller: Caller,
  desk: Desk,
  replies: Replies,
): Promise<Parsed<Answer>> => {
  const { channelId: channel } = asked.place;
  const asking = { now: desk.clock.now(), caller, audience: 'person', channel } as const;
  const run = () => command.answer(words, desk.ports, asking);
  const answer = command.isSameForAll ? desk.shareAnswer(JSON.stringify([command.name, words]), run) : run();
  const line = typed(asked.name, asked.text);
  await reassure(answer, asking.now - asked.at, desk.clock, () => replies.whisper(viewOnItsWay(line)));
  return answer;
};

const offerForm = ({ name, form }: Command) =>
  form === undefined ? null : { text: form.button, line: `${name} ${form.opening}` };

/** From a command as it was typed to what the person reads. Throws only what nobody expected. */
export const answerCommand = async (asked: Asked, desk: Desk, replies: Replies): Promise<void> => {
  const command = findCommand(desk, asked.name);
  if (command === null) return replies.whisper(viewUnknownCommand(typed(asked.name, '')));
  const words = readWords(asked.text.slice(0, MAX_TEXT));
  const isHelp = words.at(-1) === 'help';
  const need = isHelp ? command.access : accessTo(command, words);
  const granted = await requireAccess(desk, replies, asked.caller, need);
  if (granted === null) return;
  if (asked.text.length > MAX_TEXT) {
    const example = typed(command.name, command.examples[0] ?? '');
    return replies.whisper(viewTooLong(asked.text.length, MAX_TEXT, example));
  }
  if (isHelp) return replies.whisper(viewHelp(command));

  if (await openForm(command, words, asked.place, desk)) return;
  const answer = await ask(command, asked, words, { ...asked.caller, ...granted }, desk, replies);
  if (!answer.ok) return replies.whisper(viewMisunderstanding(answer.error, command.name));
  const { more, share, csv } = answer.value;
  const messages = noteProblems(command.name, answer.value, desk);
  const offers = {
    more: writeLine(command.name, more),
    share: writeLine(command.name, share),
    form: offerForm(command),
  };
  for (const message of withButtons(messages, offers)) await replies.whisper(message);
  if (csv !== null) await sendCsv(csv, asked, desk, replies);
};
