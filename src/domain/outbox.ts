import type { Instant } from './day.ts';

/** Where a message stands in Slack. */
export interface MessageAddress {
  readonly channel: string;
  readonly ts: string;
}

/** Where something is to be said: a channel, and under which message. */
interface Envelope {
  readonly channel: string;
  /** The incident or digest that it belongs to: the marker in the message's metadata. */
  readonly about: string;
}

/**
 * Something that is to be said in Slack, kept until Slack has it. `attempted` is written before the call is made: an
 * entry that is attempted and not gone may have been posted.
 */
export interface OutboxEntry {
  /** Unique: the marker by which a post is found again. */
  readonly id: string;
  readonly envelope: Envelope;
  /** `post` opens what `about` names, `update` puts new words in its place, `thread` adds below it. */
  readonly kind: 'post' | 'update' | 'thread';
  /** The Slack message as it is to be sent. */
  readonly message: { readonly text: string; readonly blocks: readonly object[] };
  readonly attempted: Instant | null;
  readonly failures: number;
  readonly notBefore: Instant | null;
  /** Why it goes elsewhere than it was meant to; null while it does not. */
  readonly fallback: string | null;
  readonly queuedAt: Instant;
}
