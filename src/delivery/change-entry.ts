import type { Instant } from '../domain/day.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { digestName } from '../domain/subscription.ts';
import type { MessagePlace } from '../ports.ts';
import { channelOf, findTarget } from './find-target.ts';

/** The state with one entry changed; unchanged where it is gone. */
export const changeEntry = (
  state: LedgerState,
  id: string,
  change: (entry: OutboxEntry) => OutboxEntry,
): LedgerState => ({ ...state, outbox: state.outbox.map((entry) => (entry.id === id ? change(entry) : entry)) });

/** Slack has it: the entry goes, and the incident or the digest that it opened knows where its message stands. */
export const settleEntry = (state: LedgerState, entry: OutboxEntry, at: MessagePlace): LedgerState => {
  const left = { ...state, outbox: state.outbox.filter(({ id }) => id !== entry.id) };
  if (entry.kind === 'thread' || findTarget(entry, state).to !== 'post') return left;
  const { about } = entry.envelope;
  return {
    ...left,
    incidents: state.incidents.map((incident) => (incident.id === about ? { ...incident, message: at } : incident)),
    digests: state.digests.map((record) => (digestName(record) === about ? { ...record, message: at } : record)),
  };
};

const later = (a: Instant | null, b: Instant): Instant => (a !== null && a > b ? a : b);

/** Everything that goes to this channel waits. */
export const holdChannel = (state: LedgerState, channel: string, until: Instant): LedgerState => ({
  ...state,
  outbox: state.outbox.map((entry) =>
    channelOf(findTarget(entry, state)) === channel ? { ...entry, notBefore: later(entry.notBefore, until) } : entry,
  ),
});

/** The entry on its way to another channel. `because` is the beginning of a sentence. */
export const divertEntry = (entry: OutboxEntry, channel: string, because: string): OutboxEntry => {
  const { kind, envelope, fallback } = entry;
  const isTold = fallback?.includes(because) ?? false;
  return {
    ...entry,
    // An update becomes the message; a line of the thread stands by itself and must not be taken for the message.
    kind: kind === 'update' ? 'post' : kind,
    envelope: { channel, about: kind === 'thread' ? `${envelope.about} note` : envelope.about },
    fallback: isTold || fallback === null ? (fallback ?? because) : `${fallback} and ${because}`,
    failures: 0,
    notBefore: null,
  };
};
