import type { Message } from '../../../src/blocks/message.ts';
import type { Courier, CourierOutcome } from '../../../src/ports.ts';

interface Stored {
  readonly channel: string;
  readonly ts: string;
  readonly under: string | null;
  readonly marker: string;
  readonly text: string;
  readonly words: string;
}

/** What becomes of a call: `lost` was never seen by Slack, `unanswered` was done but nobody heard of it, a code is a refusal. */
export type Fate = 'lost' | 'unanswered' | { readonly code: string; readonly retryAfterSeconds?: number };

export interface Tried {
  readonly method: 'post' | 'reply' | 'update' | 'find';
  readonly channel: string;
  readonly message: Message | null;
}

type Decide = (call: Tried) => Fate | null;

/** A Slack that keeps what it is told, outlives the bot, and fails on demand. */
export const createFakeSlack = ({ historyIsReadable = true } = {}) => {
  let messages: readonly Stored[] = [];
  let count = 0;
  let decide: Decide = () => null;
  const tried: Tried[] = [];

  const attempt = (call: Tried, perform: () => CourierOutcome): CourierOutcome => {
    tried.push(call);
    const fate = decide(call);
    if (fate === 'lost') return { kind: 'silent' };
    if (fate !== null && fate !== 'unanswered')
      return { kind: 'refused', code: fate.code, retryAfterSeconds: fate.retryAfterSeconds ?? null };
    const outcome = perform();
    return fate === 'unanswered' ? { kind: 'silent' } : outcome;
  };

  const store = (channel: string, under: string | null, message: Message, marker: string): CourierOutcome => {
    count += 1;
    const stored = { channel, ts: `1.${String(count).padStart(6, '0')}`, under, marker, text: message.text };
    messages = [...messages, { ...stored, words: JSON.stringify(message.blocks) }];
    return { kind: 'sent', at: { channel, ts: stored.ts } };
  };

  const courier: Courier = {
    post: async (channel, message, marker) =>
      attempt({ method: 'post', channel, message }, () => store(channel, null, message, marker)),
    reply: async ({ channel, ts }, message, marker) =>
      attempt({ method: 'reply', channel, message }, () => store(channel, ts, message, marker)),
    update: async (at, message) =>
      attempt({ method: 'update', channel: at.channel, message }, () => {
        const found = messages.find(({ channel, ts }) => channel === at.channel && ts === at.ts);
        if (found === undefined) return { kind: 'refused', code: 'message_not_found', retryAfterSeconds: null };
        const changed = { ...found, text: message.text, words: JSON.stringify(message.blocks) };
        messages = messages.map((each) => (each === found ? changed : each));
        return { kind: 'sent', at };
      }),
    find: async (marker, channel, under) => {
      const call = { method: 'find', channel, message: null } as const;
      tried.push(call);
      const fate = decide(call);
      if (fate === 'lost' || fate === 'unanswered') return { kind: 'silent' };
      if (fate !== null) return { kind: 'refused', code: fate.code, retryAfterSeconds: fate.retryAfterSeconds ?? null };
      if (!historyIsReadable) return { kind: 'unreadable' };
      const found = messages.find((each) => each.marker === marker && each.channel === channel && each.under === under);
      return found === undefined ? { kind: 'absent' } : { kind: 'found', at: { channel, ts: found.ts } };
    },
    permalink: async ({ channel, ts }) => `https://acme.slack.test/archives/${channel}/${ts}`,
  };

  return {
    courier,
    tried,
    messages: () => messages,
    /** Messages of channels, without the threads: `channel: text`. */
    board: () => messages.filter(({ under }) => under === null).map(({ channel, text }) => `${channel}: ${text}`),
    /** What stands in threads. */
    threads: () => messages.filter(({ under }) => under !== null).map(({ text }) => text),
    fail: (next: Decide): void => {
      decide = next;
    },
    recover: (): void => {
      decide = () => null;
    },
    deleteAll: (): void => {
      messages = [];
    },
  };
};
