import type { Instant, Span } from './day.ts';
import type { Money } from './money.ts';
import type { MessageAddress } from './outbox.ts';
import type { Source } from './spend.ts';

/** How often, and on which local day. */
export type Cadence =
  | { readonly kind: 'daily' }
  /** Monday is 1, Sunday 7. */
  | { readonly kind: 'weekly'; readonly weekday: number }
  /** A day that a month does not have is its last one. */
  | { readonly kind: 'monthly'; readonly day: number | 'last' };

/** A digest that comes to a channel by itself, at a local time of the installation's zone. */
export interface Subscription {
  /** Short, for `pause`, `resume`, `remove`: `d1`. */
  readonly id: string;
  readonly cadence: Cadence;
  readonly hour: number;
  readonly minute: number;
  readonly channel: string;
  /** The filter as spend is asked with it; a name that stood for one thing is its id: `workspace:wrkspc_…`. */
  readonly asks: readonly string[];
  /** The filter in the words of who set it: `workspace:Prod`; empty for everything. */
  readonly words: string;
  /** Who said what it reports, and when: digests from before may have reported something else. */
  readonly setBy: string;
  readonly setAt: Instant;
  /** Slots that were due before are not caught up: when it was set, changed or resumed. */
  readonly since: Instant;
  readonly paused: { readonly by: string; readonly at: Instant } | null;
}

/** One time that a subscription was due and has been answered. It is written in the step that queues its messages. */
export interface DigestRecord {
  readonly subscription: string;
  /** The local date that it was due: `2026-11-16`; `now-12` for one that was asked for beside the schedule. */
  readonly slot: string;
  readonly dueAt: Instant;
  readonly queuedAt: Instant;
  /** The days that it reported. */
  readonly period: Span;
  /** What it said they cost; null when it could not say. */
  readonly total: Money | null;
  /** The organisations that it is the total of; absent in records that are older than this field. */
  readonly sources?: readonly Source[];
  /** Where its message stands; null until Slack has it. */
  readonly message: MessageAddress | null;
  /** Whether its thread was told that the total has changed since. */
  readonly corrected: boolean;
}

/** What the outbox knows a digest's message by. */
export const digestName = ({ subscription, slot }: Pick<DigestRecord, 'subscription' | 'slot'>): string =>
  `digest ${subscription} ${slot}`;
