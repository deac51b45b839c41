import type { Instant } from '../domain/day.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { channelOf, findTarget } from './find-target.ts';
import { isPutOff } from './is-put-off.ts';

/** A channel that Slack is silent about, or rate limits, waits whole; what Slack refused by itself holds up only its own story. */
const holdsChannel = ({ attempted, failures }: OutboxEntry): boolean => attempted !== null || failures === 0;

/**
 * What is to be sent next; null when everything waits. What belongs together goes out in its order, and so does what
 * goes to one channel.
 */
export const findDue = (state: LedgerState, now: Instant): OutboxEntry | null => {
  const heldStories = new Set<string>();
  const heldChannels = new Set<string>();
  for (const entry of state.outbox) {
    const channel = channelOf(findTarget(entry, state));
    const waits = isPutOff(entry, now);
    const isHeld = heldStories.has(entry.envelope.about) || heldChannels.has(channel);
    if (!waits && !isHeld) return entry;
    heldStories.add(entry.envelope.about);
    if (waits && holdsChannel(entry)) heldChannels.add(channel);
  }
  return null;
};
