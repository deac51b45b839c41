import type { Instant } from '../domain/day.ts';
import type { DigestRecord, Subscription } from '../domain/subscription.ts';

/** One that is not sent yet, and why: its data is not complete, or it could not be put together. */
export interface Postponed {
  readonly subscription: Subscription;
  readonly slot: string;
  readonly because: 'incomplete' | 'failed';
  /** When it comes at the latest, whatever is missing then; null where nothing can be said of that. */
  readonly latestAt: Instant | null;
}

/** What a run came to. */
export interface DigestRun {
  /** As they stand after Slack was asked to take them: without `message` they wait for Slack. */
  readonly sent: readonly { readonly record: DigestRecord; readonly subscription: Subscription }[];
  readonly postponed: readonly Postponed[];
  /** How many messages, of whatever, wait for Slack. */
  readonly waiting: number;
}
