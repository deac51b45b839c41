import type { LedgerState } from '../domain/ledger-state.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { MessagePlace } from '../ports.ts';

/** The call that an entry comes to. */
export type Target =
  | { readonly to: 'post'; readonly channel: string }
  | { readonly to: 'reply' | 'update'; readonly at: MessagePlace };

/** What belongs to a message that is nowhere is posted by itself: nothing is lost. */
export const findTarget = ({ kind, envelope }: OutboxEntry, { incidents }: LedgerState): Target => {
  const at = incidents.find(({ id }) => id === envelope.about)?.message ?? null;
  if (kind === 'post' || at === null) return { to: 'post', channel: envelope.channel };
  return { to: kind === 'update' ? 'update' : 'reply', at };
};

export const channelOf = (target: Target): string => (target.to === 'post' ? target.channel : target.at.channel);
