import { expect } from 'vitest';
import type { Asking, Command } from '../../src/commands/command.ts';
import { readWords } from '../../src/commands/words.ts';
import type { ClaudeSource, CommandPorts, CommandState } from '../../src/ports.ts';
import { checkMessage } from '../blocks/check-message.ts';
import { createFakePorts, NOW } from './fake-source.ts';
import { readMessage } from './read-message.ts';

interface Circumstances extends Partial<Asking> {
  readonly privacy?: 'masked' | 'full';
  readonly state?: CommandState;
  readonly standingIn?: CommandPorts['standingIn'];
}

const ask = (command: Command, text: string, sources: readonly ClaudeSource[], how: Circumstances) => {
  const { privacy, state, standingIn, ...asking } = how;
  const ports = {
    ...createFakePorts(sources, privacy === undefined ? {} : { privacy }),
    ...(standingIn && { standingIn }),
  };
  return command.answer(readWords(text), state === undefined ? ports : { ...ports, state }, {
    now: NOW,
    caller: null,
    audience: 'person',
    ...asking,
  });
};

/** The answer to a command as it is typed, and what a person sees of it. Every message has passed the check. */
export const askCommand = async (
  command: Command,
  text: string,
  sources: readonly ClaudeSource[],
  circumstances: Circumstances = {},
) => {
  const answer = await ask(command, text, sources, circumstances);
  if (!answer.ok) throw new Error(`not understood: ${JSON.stringify(answer.error)}`);
  const { messages } = answer.value;
  const document = answer.value.document();
  expect(messages.flatMap(checkMessage)).toEqual([]);
  return {
    ...answer.value,
    /** Other fields than the common ones are for each test to know. */
    document: document as typeof document & Readonly<Record<string, never>>,
    shown: messages.map(readMessage).join('\n---\n'),
    said: messages.map(({ text: fallback }) => fallback).join('\n'),
  };
};

/** What was not understood. */
export const misaskCommand = async (
  command: Command,
  text: string,
  sources: readonly ClaudeSource[],
  circumstances: Circumstances = {},
) => {
  const answer = await ask(command, text, sources, circumstances);
  if (answer.ok) throw new Error('understood');
  return answer.error;
};
