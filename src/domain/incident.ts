import type { Instant } from './day.ts';
import type { Finding } from './finding.ts';
import type { MessageAddress } from './outbox.ts';

/** Who did what about an incident, and when: shown in its message, its thread and the history. */
export interface Act {
  readonly kind: 'acknowledged' | 'snoozed' | 'expected' | 'approved' | 'denied';
  /** A Slack user id. */
  readonly by: string;
  readonly at: Instant;
  /** When a snooze ends. */
  readonly until: Instant | null;
  /** What the person gave as the reason. */
  readonly why: string | null;
}

/**
 * `open` until it ends; `known` is watched in silence, because it was there before the first poll or a person expects it;
 * `resolved` when its state ended, `closed` when a person or time closed it.
 */
type IncidentStatus = 'open' | 'known' | 'resolved' | 'closed';

/** One incident is one message: opened once, updated in place while it lasts, ended once. */
export interface Incident {
  /** Short, unique, stable: the message's marker and the buttons' value. */
  readonly id: string;
  readonly finding: Finding;
  /** Of an incident that stands for many: they, while they last. Null: it is one. */
  readonly group: readonly Finding[] | null;
  /** Findings of other rules about the same fact: they add to it and have no message of their own. */
  readonly also: readonly Finding[];
  readonly status: IncidentStatus;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  readonly endedAt: Instant | null;
  readonly acts: readonly Act[];
  readonly snoozedUntil: Instant | null;
  /** Where its message stands; null until it is posted. */
  readonly message: MessageAddress | null;
}
