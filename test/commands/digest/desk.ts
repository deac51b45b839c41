import { expect } from 'vitest';
import type { Asking } from '../../../src/commands/command.ts';
import { digestCommand } from '../../../src/commands/digest/index.ts';
import { readWords } from '../../../src/commands/words.ts';
import { present } from '../../../src/domain/part.ts';
import type { ChannelStanding, ClaudeSource, CommandPorts, NamedKind } from '../../../src/ports.ts';
import { checkMessage } from '../../blocks/check-message.ts';
import { says } from '../../slack/kit/sample-command.ts';
import { createFakePorts, createFakeSource, NOW } from '../../support/fake-source.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { readMessage } from '../../support/read-message.ts';

const ADA = { userId: 'UADA', teamId: 'T1', email: null };

const NAMES: Readonly<Partial<Record<NamedKind, readonly { readonly id: string; readonly name: string }[]>>> = {
  workspace: [
    { id: 'wrkspc_1', name: 'Production' },
    { id: 'wrkspc_2', name: 'Prod EU' },
    { id: 'wrkspc_3', name: 'Research' },
  ],
  model: [{ id: 'claude-opus-4-8', name: 'claude-opus-4-8' }],
  user: [{ id: 'user_bob', name: 'bob@acme.example' }],
};

export const createConsole = (parts: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('console', { namesOf: async (kind) => present(NAMES[kind] ?? []), ...parts });

interface Circumstances {
  readonly sources?: readonly ClaudeSource[];
  readonly standing?: ChannelStanding | null;
  readonly ports?: Partial<CommandPorts>;
  readonly settings?: Partial<CommandPorts['settings']>;
}

/** A desk in `#finance` at which Ada asks about digests, one question after the other; the zone is Berlin's. */
export const sitDown = ({ sources = [createConsole()], standing = 'member', ports, settings }: Circumstances = {}) => {
  const state = createMemoryStore();
  const all: CommandPorts = {
    ...createFakePorts(sources, { timezone: 'Europe/Berlin', ...settings }),
    state,
    standingIn: async () => standing,
    digests: {
      preview: async ({ words }) => [says(`Digest of ${words === '' ? 'everything' : words}`), says('Tables')],
      send: async () => [],
    },
    ...ports,
  };
  const answer = (text: string, how: Partial<Asking>) =>
    digestCommand.answer(readWords(text), all, {
      ...{ now: NOW, caller: ADA, audience: 'person', channel: 'C0FIN' },
      ...how,
    });
  return {
    state,
    subscriptions: () => state.read().settings.subscriptions,
    ask: async (text: string, how: Partial<Asking> = {}) => {
      const answered = await answer(text, how);
      if (!answered.ok) throw new Error(`not understood: ${JSON.stringify(answered.error)}`);
      const { messages, document, problems, share } = answered.value;
      expect(messages.flatMap(checkMessage)).toEqual([]);
      return {
        messages,
        problems,
        share,
        rows: document().rows,
        shown: messages.map(readMessage).join('\n---\n'),
        said: messages[0]?.text ?? '',
      };
    },
    misask: async (text: string, how: Partial<Asking> = {}) => {
      const answered = await answer(text, how);
      if (answered.ok) throw new Error('understood');
      return answered.error;
    },
  };
};
