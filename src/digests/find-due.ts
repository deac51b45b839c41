import type { Instant } from '../domain/day.ts';
import { latestSlot, type Slot } from '../domain/digest-slots.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { isAnswered, nextDue } from '../domain/next-due.ts';
import type { Subscription } from '../domain/subscription.ts';

/** A subscription at a time at which it is due. */
export interface Due {
  readonly subscription: Subscription;
  readonly slot: Slot;
}

/** Whether that is still to be answered: by nobody yet, and nobody has stopped it. */
export const isDue = (state: LedgerState, due: Due): boolean => {
  const current = state.settings.subscriptions.find(({ id }) => id === due.subscription.id);
  if (current === undefined || current.paused !== null) return false;
  return due.slot.dueAt > current.since && !isAnswered(state.digests, current.id, due.slot.name);
};

/**
 * What is due at `now` in a zone, longest due first. Of slots that were missed only the latest: what it reports is
 * current until the next one.
 */
export const findDue = (state: LedgerState, now: Instant, zone: string): readonly Due[] =>
  state.settings.subscriptions
    .map((subscription): Due => ({ subscription, slot: latestSlot(subscription, now, zone) }))
    .filter((due) => isDue(state, due))
    .toSorted((a, b) => a.slot.dueAt - b.slot.dueAt);

/** When a digest is due next; null where none comes by itself. */
export const findNextDue = ({ settings, digests }: LedgerState, now: Instant, zone: string): Instant | null =>
  settings.subscriptions
    .filter(({ paused }) => paused === null)
    .map((subscription) => nextDue(subscription, digests, now, zone))
    .reduce<Instant | null>((first, dueAt) => (first === null || dueAt < first ? dueAt : first), null);
