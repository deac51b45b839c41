import type { LedgerState } from '../domain/ledger-state.ts';
import type { MessageAddress, OutboxEntry } from '../domain/outbox.ts';
import { digestName } from '../domain/subscription.ts';
import type { MessagePlace } from '../ports.ts';

/** The call that an entry comes to. */
export type Target =
  | { readonly to: 'post'; readonly channel: string }
  | { readonly to: 'reply' | 'update'; readonly at: MessagePlace };

/** Where the message of an incident or a digest stands; null while it stands nowhere. */
const findMessage = (about: string, { incidents, digests }: LedgerState): MessageAddress | null => {
  const incident = incidents.find(({ id }) => id === about);
  // No incident has two words: only then it is worth looking through the digests.
  const opened = incident ?? (about.includes(' ') ? digests.find((record) => digestName(record) === about) : undefined);
  return opened?.message ?? null;
};

/** What belongs to a message that is nowhere is posted by itself: nothing is lost. */
export const findTarget = ({ kind, envelope }: OutboxEntry, state: LedgerState): Target => {
  const at = findMessage(envelope.about, state);
  if (kind === 'post' || at === null) return { to: 'post', channel: envelope.channel };
  return { to: kind === 'update' ? 'update' : 'reply', at };
};

export const channelOf = (target: Target): string => (target.to === 'post' ? target.channel : target.at.channel);
