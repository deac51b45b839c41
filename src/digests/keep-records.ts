import type { LedgerState } from '../domain/ledger-state.ts';
import { type DigestRecord, digestName } from '../domain/subscription.ts';

const KEPT = 40;

/** The name of a slot is a date; what was sent beside the schedule has another name. */
const isScheduled = ({ slot }: DigestRecord): boolean => /^\d{4}-\d{2}-\d{2}$/.test(slot);

/**
 * The latest of each subscription: what was due apart from what was sent beside the schedule, so that no number of these
 * makes a slot forgotten and answered twice. Of subscriptions that are gone, what still has something to say.
 */
export const keepRecords = (state: LedgerState): readonly DigestRecord[] => {
  const living = new Set(state.settings.subscriptions.map(({ id }) => id));
  const waiting = new Set(state.outbox.map(({ envelope }) => envelope.about));
  const counts = new Map<string, number>();
  return state.digests
    .toReversed()
    .filter((record) => {
      const kind = `${record.subscription} ${isScheduled(record)}`;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return waiting.has(digestName(record)) || (living.has(record.subscription) && count <= KEPT);
    })
    .toReversed();
};
