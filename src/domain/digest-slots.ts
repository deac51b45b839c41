import { civilOf, firstOfMonth, weekdayOf } from './calendar.ts';
import { type Day, type Instant, isoDay, plusDays, startOf, toInstant } from './day.ts';
import { instantAt, isDateOf, localDateOf } from './local-time.ts';
import type { Subscription } from './subscription.ts';

/** A time at which a subscription is due, once. */
export interface Slot {
  /** The local date: `2026-11-16`. */
  readonly name: string;
  readonly dueAt: Instant;
}

/** What decides when a subscription is due. */
export type SlotTerms = Pick<Subscription, 'cadence' | 'hour' | 'minute'>;

/** Of the months around a date, the days that a monthly one falls on: the day that was asked, or a shorter month's last. */
const daysOfMonths = (day: number | 'last', around: Day): readonly Day[] => {
  const { year, month } = civilOf(around);
  return [month - 1, month, month + 1].map((each) => {
    const first = firstOfMonth(year, each);
    const length = firstOfMonth(year, each + 1) - first;
    return plusDays(first, (day === 'last' ? length : Math.min(day, length)) - 1);
  });
};

/** Dates on which it may be due, ascending, on both sides of `around`. */
const datesAround = ({ cadence }: SlotTerms, around: Day): readonly Day[] => {
  switch (cadence.kind) {
    // A date may be missing, and on neither side is the nearest one sure to be due or not.
    case 'daily':
      return [-3, -2, -1, 0, 1, 2, 3].map((count) => plusDays(around, count));
    case 'weekly': {
      const start = plusDays(around, cadence.weekday - 1 - weekdayOf(around));
      return [-14, -7, 0, 7, 14].map((count) => plusDays(start, count));
    }
    case 'monthly':
      return daysOfMonths(cadence.day, around);
  }
};

/**
 * The minute that was asked for; of a monthly one, not before the month that it reports is over. Where the clocks are
 * ahead of UTC the first comes earlier than that, and the digest would tell of the month before, which is long known.
 */
const dueOn = (date: Day, { cadence, hour, minute }: SlotTerms, zone: string): Instant => {
  const asked = instantAt(date, hour, minute, zone);
  if (cadence.kind !== 'monthly') return asked;
  const { year, month } = civilOf(date);
  return toInstant(Math.max(asked, startOf(firstOfMonth(year, month))));
};

const slotsAround = (terms: SlotTerms, instant: Instant, zone: string): readonly Slot[] =>
  datesAround(terms, localDateOf(instant, zone))
    // A daily one skips a date that the zone does not have; in a week or a month it comes as soon as it can.
    .filter((date) => terms.cadence.kind !== 'daily' || isDateOf(date, zone))
    .map((date) => ({ name: isoDay(date), dueAt: dueOn(date, terms, zone) }));

const expectSlot = (slot: Slot | undefined): Slot => {
  if (slot === undefined) throw new Error('A subscription is due again and again');
  return slot;
};

/** When it was due last; at its very minute, that. `zone` is an IANA name. */
export const latestSlot = (terms: SlotTerms, instant: Instant, zone: string): Slot =>
  expectSlot(slotsAround(terms, instant, zone).findLast(({ dueAt }) => dueAt <= instant));

/** When it is due next; at its very minute, the one after. */
export const nextSlot = (terms: SlotTerms, instant: Instant, zone: string): Slot =>
  expectSlot(slotsAround(terms, instant, zone).find(({ dueAt }) => dueAt > instant));
