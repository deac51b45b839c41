import type { Instant } from './day.ts';
import { nextSlot } from './digest-slots.ts';
import type { DigestRecord, Subscription } from './subscription.ts';

/** Whether a slot, by its name, has been answered: once is enough for a date, at whatever time it was. */
export const isAnswered = (records: readonly DigestRecord[], id: string, slot: string): boolean =>
  records.some((record) => record.subscription === id && record.slot === slot);

/** When a subscription comes next. A time that was moved to later on a date that has had its digest counts from the next one. */
export const nextDue = (
  subscription: Subscription,
  records: readonly DigestRecord[],
  now: Instant,
  zone: string,
): Instant => {
  let slot = nextSlot(subscription, now, zone);
  while (isAnswered(records, subscription.id, slot.name)) slot = nextSlot(subscription, slot.dueAt, zone);
  return slot.dueAt;
};
