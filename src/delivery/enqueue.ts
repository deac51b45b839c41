import type { Message } from '../blocks/message.ts';
import type { Instant } from '../domain/day.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { OutboxEntry } from '../domain/outbox.ts';

/** Something to be said. `about` is the id of an incident, or another word for what the message belongs to. */
export interface Draft {
  readonly kind: OutboxEntry['kind'];
  readonly channel: string;
  readonly about: string;
  readonly message: Message;
}

/** The sequence starts again with a new state file, the clock does not: old messages with the same number are not mistaken for this one. */
const idOf = (sequence: number, now: Instant): string => `${sequence}-${now.toString(36)}`;

/** What nobody has tried to send yet may still change its words. */
const isReplaceable = (entry: OutboxEntry, { kind, about }: Draft): boolean =>
  kind === 'update' && entry.kind !== 'thread' && entry.envelope.about === about && entry.attempted === null;

const add = (state: LedgerState, draft: Draft, now: Instant): LedgerState => {
  const { kind, channel, about, message } = draft;
  const stale = state.outbox.findLastIndex((entry) => isReplaceable(entry, draft));
  const earlier = state.outbox[stale];
  if (earlier !== undefined) return { ...state, outbox: state.outbox.with(stale, { ...earlier, message }) };
  const sequence = state.sequence + 1;
  const entry: OutboxEntry = {
    id: idOf(sequence, now),
    envelope: { channel, about },
    kind,
    message,
    attempted: null,
    failures: 0,
    notBefore: null,
    fallback: null,
    queuedAt: now,
  };
  return { ...state, sequence, outbox: [...state.outbox, entry] };
};

/** The state with these at the end of its outbox. New words for a message that waits take the place of those that wait. */
export const enqueue = (state: LedgerState, drafts: readonly Draft[], now: Instant): LedgerState =>
  drafts.reduce((queued, draft) => add(queued, draft, now), state);
