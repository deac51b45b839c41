import type { Message } from '../blocks/message.ts';
import type { Instant, Span } from '../domain/day.ts';
import type { Money } from '../domain/money.ts';
import type { Source } from '../domain/spend.ts';
import type { DigestRecord, Subscription } from '../domain/subscription.ts';
import type { CommandPorts, CommandState } from '../ports.ts';

/** What is to be reported: the period follows from the UTC day of `dueAt`. */
export interface DigestOrder {
  readonly subscription: Subscription;
  readonly dueAt: Instant;
}

/** A digest as it is to be posted: its message, and what goes into its thread. */
export interface Digest {
  readonly period: Span;
  /** What the period cost; null when that cannot be said. */
  readonly total: Money | null;
  /** The organisations that it is the total of. */
  readonly sources: readonly Source[];
  /** Every source's data is complete for the period and nothing failed. */
  readonly isFinal: boolean;
  readonly message: Message;
  readonly thread: readonly Message[];
  /** Earlier digests whose threads are to be told, once, that their total has changed. */
  readonly corrections: readonly { readonly record: DigestRecord; readonly note: Message }[];
}

/** What composing a digest may use. */
export interface DigestPorts extends Pick<CommandPorts, 'claude' | 'clock' | 'log' | 'settings'> {
  readonly state: Pick<CommandState, 'read'>;
  /** The Slack user ids of people by their e-mail, in lower case; who has none here is left out. */
  readonly mention: (emails: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

export type ComposeDigest = (order: DigestOrder, ports: DigestPorts) => Promise<Digest>;
