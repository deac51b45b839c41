import { composeMessage } from '../../blocks/compose-message.ts';
import { withReference } from '../../blocks/describe-problem.ts';
import type { Message } from '../../blocks/message.ts';
import { code, literal } from '../../blocks/text.ts';
import type { NotSaved } from '../../domain/not-saved.ts';
import { describeSlackError } from './view-refusal.ts';

const say = (text: string): Message => composeMessage({ text, blocks: [] });

export const RESTARTING = 'I am just restarting: please ask again in a moment.';

export const viewRestarting = (): Message => say(RESTARTING);

/** `line` is a command as it would be typed. */
export const viewOnItsWay = (line: string): Message => say(`Working on ${code(line)}: the answer comes below.`);

export const viewTooLong = (length: number, most: number, example: string): Message =>
  say(`That is ${length.toLocaleString('en-US')} characters; I read up to ${most}. This works: ${code(example)}`);

/** Slack knows a command that this version does not: the manifest is newer than the process, or the other way round. */
export const viewUnknownCommand = (line: string): Message =>
  say(`I do not know ${code(line)}. ${code('/claude-help')} lists what I can do.`);

export const viewUnexpected = (reference: string): Message =>
  say(withReference('Something went wrong on my side, and it is in my log. Please try again.', reference));

export const viewNotSaved = ({ message }: NotSaved, reference: string): Message =>
  say(withReference(message, reference));

export const viewFileFollows = (line: string): Message => say(`Here are all rows of ${code(line)}.`);

export const viewFileSent = (name: string): Message =>
  say(`All rows are in ${literal(name)}, in your direct messages with me.`);

export const viewFileRefused = (name: string, error: unknown, reference: string): Message =>
  say(withReference(`I could not send you ${literal(name)}. ${describeSlackError(error, '')}`, reference));

/** A button of an incident, in a process that raises no alerts. */
export const viewNoAlerts = (): Message => say('This Claude Ledger raises no alerts, so there is nothing to act on.');
