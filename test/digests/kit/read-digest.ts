import { expect } from 'vitest';
import { composeDigest } from '../../../src/digests/compose-digest.ts';
import type { DigestPorts } from '../../../src/digests/digest.ts';
import { type Instant, toInstant } from '../../../src/domain/day.ts';
import { EMPTY_STATE, type LedgerState } from '../../../src/domain/ledger-state.ts';
import type { Cadence, Subscription } from '../../../src/domain/subscription.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { checkMessage } from '../../blocks/check-message.ts';
import { createFakePorts, NOW } from '../../support/fake-source.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { readMessage } from '../../support/read-message.ts';

const CADENCES: Readonly<Record<Cadence['kind'], Cadence>> = {
  daily: { kind: 'daily' },
  weekly: { kind: 'weekly', weekday: 7 },
  monthly: { kind: 'monthly', day: 22 },
};

const subscription = ({ cadence = 'weekly', words = '', asks }: Circumstances): Subscription => ({
  id: 'd1',
  cadence: CADENCES[cadence],
  hour: 9,
  minute: 30,
  channel: 'C0TEAM',
  asks: asks ?? (words === '' ? [] : words.split(' ')),
  words,
  setBy: 'UADA',
  setAt: toInstant(NOW - 90 * 86_400_000),
  since: NOW,
  paused: null,
});

export interface Circumstances {
  readonly cadence?: Cadence['kind'];
  readonly words?: string;
  /** What is asked for instead of the words: ids that they stood for. */
  readonly asks?: readonly string[];
  readonly dueAt?: Instant;
  readonly state?: Partial<LedgerState>;
  readonly privacy?: 'masked' | 'full';
  /** Slack user ids by address. */
  readonly users?: Readonly<Record<string, string>>;
}

const portsOf = (sources: readonly ClaudeSource[], how: Circumstances): DigestPorts => {
  const { claude, clock, log, settings } = createFakePorts(sources, { privacy: how.privacy ?? 'masked' });
  return {
    claude,
    clock,
    log,
    settings,
    state: createMemoryStore({ ...EMPTY_STATE, ...how.state }),
    mention: async (emails) => new Map(Object.entries(how.users ?? {}).filter(([email]) => emails.includes(email))),
  };
};

/** How many characters of a digest stand in the channel: about a screen. */
const ONE_SCREEN = { blocks: 12, characters: 3500 };

/** A digest, and what a person sees of it. Every message has passed the check, and the channel's fits one screen. */
export const readDigest = async (sources: readonly ClaudeSource[], how: Circumstances = {}) => {
  const order = { subscription: subscription(how), dueAt: how.dueAt ?? NOW };
  const digest = await composeDigest(order, portsOf(sources, how));
  const { message, thread, corrections } = digest;
  const all = [message, ...thread, ...corrections.map(({ note }) => note)];
  expect(all.flatMap(checkMessage)).toEqual([]);
  const shown = readMessage(message);
  expect(message.blocks.length).toBeLessThanOrEqual(ONE_SCREEN.blocks);
  expect(shown.length).toBeLessThanOrEqual(ONE_SCREEN.characters);
  return { ...digest, shown, tables: thread.map(readMessage), notified: all.map(({ text }) => text).join('\n') };
};
