import { context } from '../../blocks/build.ts';
import { composeMessage } from '../../blocks/compose-message.ts';
import { withReference } from '../../blocks/describe-problem.ts';
import { maskEmail } from '../../blocks/mask-person.ts';
import type { Message } from '../../blocks/message.ts';
import { code, mentionUser } from '../../blocks/text.ts';
import { appendBlocks } from './append-blocks.ts';
import { describeSlackError } from './view-refusal.ts';

/** A command names people where it filters by one. */
const hidePeople = (line: string): string =>
  line.replace(/\buser:\s*(?:"[^"]*"|\S+)/gi, 'user:…').replace(/[^\s@:,"]+@[^\s@,"]+/g, maskEmail);

/** Says in the channel who shared the answer, and how to ask for it. */
export const withSharer = (
  messages: readonly Message[],
  userId: string,
  line: string,
  privacy: 'masked' | 'full',
): readonly Message[] => {
  const note = `Shared by ${mentionUser(userId)} · ${code(privacy === 'masked' ? hidePeople(line) : line)}`;
  return appendBlocks(messages, context([note]), note);
};

const say = (text: string): Message => composeMessage({ text, blocks: [] });

export const viewSharing = (line: string): Message => say(`Sharing ${code(line)} in this channel…`);
export const viewShared = (line: string): Message => say(`You shared ${code(line)} in this channel.`);

/** Some answers name people in full, or are somebody's own. */
export const viewPersonal = (line: string): Message =>
  say(`${code(line)} was not shared: its answer is only for who asks.`);

export const viewNotShared = (line: string, error: unknown, channelId: string, reference: string): Message =>
  say(withReference(`${code(line)} was not shared. ${describeSlackError(error, channelId)}`, reference));

/** Pressing again would show the first parts twice. */
export const viewPartlyShared = (
  line: string,
  { shown, of, error }: { readonly shown: number; readonly of: number; readonly error: unknown },
  channelId: string,
  reference: string,
): Message => {
  const text = `Only ${shown} of ${of} parts of ${code(line)} were shared. ${describeSlackError(error, channelId)}`;
  return say(withReference(text, reference));
};

/** Slack kept silent: the answer may stand in the channel. */
export const viewMaybeShared = (line: string, reference: string): Message =>
  say(
    withReference(
      `Slack did not confirm that ${code(line)} was shared. Look in the channel before you share it again.`,
      reference,
    ),
  );
