import { type Draft, enqueue } from '../delivery/enqueue.ts';
import type { Instant } from '../domain/day.ts';
import type { Slot } from '../domain/digest-slots.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { type DigestRecord, digestName, type Subscription } from '../domain/subscription.ts';
import type { Digest } from './digest.ts';
import { keepRecords } from './keep-records.ts';

/** A note for the thread of an earlier digest, once; nothing where it was told meanwhile, or nobody knows it any more. */
const tellCorrection = (
  state: LedgerState,
  { correction }: Digest,
  channel: string,
): { readonly digests: readonly DigestRecord[]; readonly drafts: readonly Draft[] } => {
  const about = correction === null ? null : digestName(correction.record);
  const earlier = state.digests.find((record) => digestName(record) === about);
  if (correction === null || earlier === undefined || earlier.corrected) return { digests: state.digests, drafts: [] };
  const place = earlier.message?.channel ?? channel;
  return {
    digests: state.digests.map((record) => (record === earlier ? { ...record, corrected: true } : record)),
    drafts: [{ kind: 'thread', channel: place, about: digestName(earlier), message: correction.note }],
  };
};

/**
 * The state with a digest at the end of its outbox, and the record that this slot is answered: in one step, so that a
 * process that dies has done both or neither.
 */
export const queueDigest = (
  state: LedgerState,
  { id, channel }: Subscription,
  slot: Slot,
  digest: Digest,
  now: Instant,
): LedgerState => {
  const { period, total } = digest;
  const record: DigestRecord = {
    subscription: id,
    slot: slot.name,
    dueAt: slot.dueAt,
    queuedAt: now,
    period,
    total,
    message: null,
    corrected: false,
  };
  const common = { channel, about: digestName(record) };
  const { digests, drafts } = tellCorrection(state, digest, channel);
  const queued = enqueue(
    { ...state, digests: [...digests, record] },
    [
      { ...common, kind: 'post', message: digest.message },
      ...digest.thread.map((message): Draft => ({ ...common, kind: 'thread', message })),
      ...drafts,
    ],
    now,
  );
  return { ...queued, digests: keepRecords(queued) };
};
