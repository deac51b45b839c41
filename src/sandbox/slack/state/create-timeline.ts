import type { Json } from '../json.ts';
import type { Feed } from './create-feed.ts';

export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  /** The parent's `ts` for a reply in a thread. */
  readonly threadTs: string | null;
  /** User id of the author; `USLACKBOT` for what Slack itself says. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata: Json | null;
  readonly edited: boolean;
  /** File ids. */
  readonly files: readonly string[];
  /** The one person who sees it, for an ephemeral message. */
  readonly onlyFor: string | null;
}

type Draft = Pick<StoredMessage, 'channel' | 'user' | 'text'> &
  Partial<Pick<StoredMessage, 'blocks' | 'metadata' | 'files' | 'onlyFor' | 'threadTs'>>;

export interface Timeline {
  add(draft: Draft): StoredMessage;
  change(
    message: StoredMessage,
    to: Partial<Pick<StoredMessage, 'text' | 'blocks' | 'metadata' | 'files'>>,
  ): StoredMessage;
  remove(message: StoredMessage): void;
  find(channel: string, ts: string): StoredMessage | undefined;
  /** Oldest first, ephemeral ones included. */
  all(): readonly StoredMessage[];
}

const keyOf = (channel: string, ts: string): string => `${channel}/${ts}`;

/** Every message of the workspace, in the order of posting. */
export const createTimeline = (feed: Feed, nextTs: () => string): Timeline => {
  const messages = new Map<string, StoredMessage>();
  const store = (message: StoredMessage): StoredMessage => {
    messages.set(keyOf(message.channel, message.ts), message);
    feed.announce({ kind: 'message', message });
    return message;
  };
  return {
    add: (draft) =>
      store({
        ts: nextTs(),
        threadTs: null,
        blocks: [],
        metadata: null,
        files: [],
        onlyFor: null,
        edited: false,
        ...draft,
      }),
    change: (message, to) => store({ ...message, ...to, edited: true }),
    remove: (message) => {
      messages.delete(keyOf(message.channel, message.ts));
      feed.announce({ kind: 'removed', message });
    },
    find: (channel, ts) => messages.get(keyOf(channel, ts)),
    all: () => [...messages.values()],
  };
};
