import { type Draft, enqueue } from '../delivery/enqueue.ts';
import type { Instant } from '../domain/day.ts';
import type { Slot } from '../domain/digest-slots.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { type DigestRecord, digestName, type Subscription } from '../domain/subscription.ts';
import type { Digest } from './digest.ts';
import { keepRecords } from './keep-records.ts';

/** Notes for the threads of earlier digests, each once; none where it was told meanwhile, or nobody knows it any more. */
const tellCorrections = (
  { digests }: LedgerState,
  { corrections }: Digest,
  channel: string,
): { readonly digests: readonly DigestRecord[]; readonly drafts: readonly Draft[] } => {
  const notes = new Map(corrections.map(({ record, note }) => [digestName(record), note]));
  const noteFor = (record: DigestRecord) => (record.corrected ? undefined : notes.get(digestName(record)));
  return {
    digests: digests.map((record) => (noteFor(record) === undefined ? record : { ...record, corrected: true })),
    drafts: digests.flatMap((record): readonly Draft[] => {
      const message = noteFor(record);
      const place = record.message?.channel ?? channel;
      return message === undefined ? [] : [{ kind: 'thread', channel: place, about: digestName(record), message }];
    }),
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
  const { period, total, sources } = digest;
  const record: DigestRecord = {
    subscription: id,
    slot: slot.name,
    dueAt: slot.dueAt,
    queuedAt: now,
    period,
    total,
    sources,
    message: null,
    corrected: false,
  };
  const common = { channel, about: digestName(record) };
  const { digests, drafts } = tellCorrections(state, digest, channel);
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
