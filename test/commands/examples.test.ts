import { describe, expect, it } from 'vitest';
import type { Asking, Command } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { readWords } from '../../src/commands/words.ts';
import { toInstant } from '../../src/domain/day.ts';
import type { CommandPorts, DigestDesk } from '../../src/ports.ts';
import { createFakePorts, createFakeSource, NOW } from '../support/fake-source.ts';

/*
 * Whatever the bot gives people to paste works in every organisation: nothing in it depends on how somebody called a
 * workspace, on who is a member, or on what was set before.
 */

const ASKING: Asking = {
  now: NOW,
  caller: { userId: 'U1', teamId: 'T1', email: 'ada@acme.test' },
  audience: 'person',
  channel: 'C0GENERAL',
};

const desk: DigestDesk = { preview: async () => [], send: async () => [] };

/** An organisation with nobody and nothing in it, so that no name that an example might have is there. */
const bare = (): CommandPorts => ({
  ...createFakePorts([createFakeSource('console'), createFakeSource('enterprise')]),
  digests: desk,
});

const answer = (command: Command, words: string, now = NOW) =>
  command.answer(readWords(words), bare(), { ...ASKING, now });

describe.each(commands.map((command) => [command.name, command] as const))('/claude-%s', (name, command) => {
  it.each([...command.examples])('works with its own example: %s', async (example) => {
    const answered = await answer(command, example);
    expect(answered.ok ? null : answered.error).toBeNull();
  });

  const WRONG = ['xyzzy', 'page 0', 'foo:bar', 'source:mars', 'list x', 'set 5', 'set 5 daily at', 'set 5 daily to #x'];
  const MORE = ['remove', 'mute', 'mute xyzzy', 'route key-stale', 'sensitivity', 'test 91d', 'rules x', 'history x'];

  it.each([...WRONG, ...MORE])('answers what it does not understand with a line that works: %s', async (words) => {
    const refused = await answer(command, words);
    if (refused.ok) return;
    const [other = '', ...rest] = refused.error.example.replace('/claude-', '').split(' ');
    expect(other).toBe(name);
    const pasted = await answer(command, rest.join(' '));
    expect(pasted.ok ? null : pasted.error).toBeNull();
  });

  it('works with them on the first day of a month, too', async () => {
    const first = toInstant(Date.UTC(2026, 11, 1, 0, 5));
    for (const example of command.examples) {
      const answered = await answer(command, example, first);
      expect(answered.ok ? null : answered.error).toBeNull();
    }
  });
});

describe('/claude-alerts', () => {
  const alerts = commands.find(({ name }) => name === 'alerts');

  it.each(['xyzzy', 'history x', 'rules x', 'test 91d', 'page 0'])(
    'gives whoever only looks no line that changes something: %s',
    async (words) => {
      const refused = alerts === undefined ? null : await answer(alerts, words);
      expect(refused?.ok === false && refused.error.example).toMatch(/^\/claude-alerts (open|history|rules|test 90d)$/);
    },
  );
});
