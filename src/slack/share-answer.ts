import type { Message } from '../blocks/message.ts';
import { accessTo, type Command } from '../commands/command.ts';
import { viewMisunderstanding } from '../commands/view-misunderstanding.ts';
import { readWords } from '../commands/words.ts';
import type { Misunderstanding } from '../domain/understanding.ts';
import type { Caller } from '../ports.ts';
import { type Desk, findCommand, readLine, typed } from './desk.ts';
import { makeReference } from './make-reference.ts';
import { noteProblems } from './note-problems.ts';
import { SlackSilence } from './refusal.ts';
import type { Replies } from './replies.ts';
import { requireAccess } from './require-access.ts';
import { withButtons } from './views/answer-buttons.ts';
import { viewUnexpected, viewUnknownCommand } from './views/view-answering.ts';
import {
  viewMaybeShared,
  viewNotShared,
  viewPartlyShared,
  viewPersonal,
  viewShared,
  viewSharing,
  withSharer,
} from './views/view-sharing.ts';

/** A press of a button under an answer. `value` comes back from Slack and is checked like anything that is typed. */
export interface Press {
  readonly value: string;
  readonly caller: Omit<Caller, 'email'>;
  readonly channelId: string;
  /** The message that the button stands in. */
  readonly messageTs: string;
  /** Opens a modal, once and for three seconds. */
  readonly triggerId: string;
}

type Outcome =
  | { readonly kind: 'shared' }
  /** Not for a channel: no answer like it has the button. */
  | { readonly kind: 'personal' }
  | { readonly kind: 'misunderstood'; readonly error: Misunderstanding }
  /** `shown` of `of` messages are in the channel. */
  | { readonly kind: 'stopped'; readonly shown: number; readonly of: number; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown };

const announceAll = async (messages: readonly Message[], replies: Replies): Promise<Outcome> => {
  for (const [shown, message] of messages.entries()) {
    try {
      await replies.announce(message);
    } catch (error) {
      return { kind: 'stopped', shown, of: messages.length, error };
    }
  }
  return { kind: 'shared' };
};

const share = async (command: Command, words: string, caller: Caller, desk: Desk, replies: Replies) => {
  try {
    const asking = { now: desk.clock.now(), caller, audience: 'channel' } as const;
    const answer = await command.answer(readWords(words), desk.ports, asking);
    if (!answer.ok) return { kind: 'misunderstood', error: answer.error } satisfies Outcome;
    if (answer.value.share === null) return { kind: 'personal' } satisfies Outcome;
    const { privacy } = desk.ports.settings;
    const line = typed(command.name, answer.value.shownAs ?? words);
    const messages = noteProblems(command.name, answer.value, desk);
    return await announceAll(withSharer(messages, caller.userId, line, privacy), replies);
  } catch (error) {
    return { kind: 'failed', error } satisfies Outcome;
  }
};

/** What takes the place of the button's message. `again`: nothing was shared, so the button may come back. */
const viewOutcome = (outcome: Outcome, command: string, line: string, channelId: string, reference: string) => {
  switch (outcome.kind) {
    case 'shared':
      return { message: viewShared(line), again: false };
    case 'personal':
      return { message: viewPersonal(line), again: false };
    case 'misunderstood':
      return { message: viewMisunderstanding(outcome.error, command), again: true };
    case 'failed':
      return { message: viewUnexpected(reference), again: true };
    case 'stopped':
      if (outcome.error instanceof SlackSilence) return { message: viewMaybeShared(line, reference), again: false };
      return outcome.shown > 0
        ? { message: viewPartlyShared(line, outcome, channelId, reference), again: false }
        : { message: viewNotShared(line, outcome.error, channelId, reference), again: true };
  }
};

/**
 * Asks again with the channel as the audience, and posts the answer there. The button goes before the post: whatever
 * happens in between, nothing is shared twice. It comes back only where it is certain that nothing was shared.
 */
export const shareAnswer = async (press: Press, desk: Desk, replies: Replies): Promise<void> => {
  const { name, words } = readLine(press.value);
  const line = typed(name, words);
  const command = findCommand(desk, name);
  if (command === null) return replies.whisper(viewUnknownCommand(line));
  const granted = await requireAccess(desk, replies, press.caller, accessTo(command, readWords(words)));
  if (granted === null) return;

  const key = `share ${press.channelId} ${press.messageTs}`;
  if (!desk.once.claim(key)) return;
  await replies.replace(viewSharing(line));
  const outcome = await share(command, words, { ...press.caller, ...granted }, desk, replies);
  const reference = makeReference(desk.random);
  if (outcome.kind === 'stopped' || outcome.kind === 'failed') {
    desk.log.warn('share_failed', { reference, command: name, ...outcome });
  }
  const { message, again } = viewOutcome(outcome, name, line, press.channelId, reference);
  if (!again) return replies.replace(message);
  desk.once.release(key);
  for (const shown of withButtons([message], { share: press.value, more: null })) await replies.replace(shown);
};
