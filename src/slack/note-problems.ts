import { context } from '../blocks/build.ts';
import { withReference } from '../blocks/describe-problem.ts';
import type { Message } from '../blocks/message.ts';
import type { Answer } from '../commands/command.ts';
import type { Desk } from './desk.ts';
import { makeReference } from './make-reference.ts';
import { appendBlocks } from './views/append-blocks.ts';

/** The messages of an answer; under one that is not whole, the reference by which what is missing is found in the log. */
export const noteProblems = (
  command: string,
  { messages, problems }: Pick<Answer, 'messages' | 'problems'>,
  { log, random }: Pick<Desk, 'log' | 'random'>,
): readonly Message[] => {
  if (problems.length === 0) return messages;
  const reference = makeReference(random);
  log.warn('answer_incomplete', { reference, command, problems });
  const note = withReference('This is in my log as well.', reference);
  return appendBlocks(messages, context([note]), note);
};
