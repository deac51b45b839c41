import { accessTo, type Command } from '../../commands/command.ts';
import type { Form, FormValues } from '../../commands/form.ts';
import { explainMisunderstanding, viewMisunderstanding } from '../../commands/view-misunderstanding.ts';
import type { Misunderstanding } from '../../domain/understanding.ts';
import type { Caller } from '../../ports.ts';
import type { Desk } from '../desk.ts';
import type { Modal } from '../modal.ts';
import { noteProblems } from '../note-problems.ts';
import { reassure } from '../reassure.ts';
import type { Replies } from '../replies.ts';
import { requireAccess } from '../require-access.ts';
import { withButtons } from '../views/answer-buttons.ts';

export interface Submission {
  readonly command: Command;
  readonly form: Form;
  /** The words that opened it. */
  readonly opened: readonly string[];
  readonly values: FormValues;
  readonly caller: Omit<Caller, 'email'>;
  /** Where the form was opened. */
  readonly channel: string;
}

/** Slack shows errors beside fields without any formatting. */
const plainly = (error: Misunderstanding): string =>
  explainMisunderstanding(error)
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/**
 * Asks the command what the form says. What is wrong stands beside its field while Slack still waits; what turns out
 * later is told like an answer. Who submits is asked about again: opening the form is no right to use it.
 */
export const submitForm = async (
  { command, form, opened, values, caller, channel }: Submission,
  modal: Modal,
  desk: Desk,
  replies: Replies,
) => {
  const errors = Object.entries(form.check(values));
  if (errors.length > 0)
    return modal.refuse(Object.fromEntries(errors.map(([field, error]) => [field, plainly(error)])));

  const words = form.write(values, opened);
  const askedAt = desk.clock.now();
  const work = async () => {
    const granted = await requireAccess(desk, replies, caller, accessTo(command, words));
    if (granted === null) return null;
    const asking = { now: askedAt, caller: { ...caller, ...granted }, audience: 'person', channel } as const;
    return command.answer(words, desk.ports, asking);
  };
  const working = work();
  await reassure(working, 0, desk.clock, modal.close);
  const answer = await working;
  if (answer === null) return modal.close();
  if (!answer.ok && !modal.isAnswered()) return modal.refuse({ [form.namesIn]: plainly(answer.error) });
  await modal.close();
  if (!answer.ok) return replies.whisper(viewMisunderstanding(answer.error, command.name));
  const messages = noteProblems(command.name, answer.value, desk);
  for (const message of withButtons(messages, { more: null, share: null })) await replies.whisper(message);
};
