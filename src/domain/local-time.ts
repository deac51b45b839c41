import { tzOffset } from '@date-fns/tz';
import { DAY_MS, type Day, dayOf, type Instant, MINUTE_MS, startOf, toInstant } from './day.ts';

/** What a zone's clocks are ahead of UTC. */
const offsetMs = (zone: string, at: number): number => tzOffset(zone, new Date(at)) * MINUTE_MS;

/** The date that calendars in the zone show: not a UTC day, though counted like one. */
export const localDateOf = (instant: Instant, zone: string): Day => dayOf(toInstant(instant + offsetMs(zone, instant)));

/** The first minute of the gap's other side; `before` lies on this side and `after` beyond it. */
const endOfGap = (zone: string, before: number, after: number): Instant => {
  const offset = offsetMs(zone, before);
  let [low, high] = [before, after];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMs(zone, middle) === offset) low = middle;
    else high = middle;
  }
  return toInstant(high);
};

/**
 * When the clocks of a zone show this time on this date: the first of the two times where they are set back over it, and
 * the first moment after the gap where they are set forward over it.
 */
export const instantAt = (date: Day, hour: number, minute: number, zone: string): Instant => {
  const wall = startOf(date) + (hour * 60 + minute) * MINUTE_MS;
  const offsets = [offsetMs(zone, wall - DAY_MS), offsetMs(zone, wall + DAY_MS)];
  const fitting = offsets.map((offset) => wall - offset).filter((at) => offsetMs(zone, at) === wall - at);
  if (fitting.length > 0) return toInstant(Math.min(...fitting));
  return endOfGap(zone, wall - Math.max(...offsets), wall - Math.min(...offsets));
};

/** Whether a zone has this date: where the date line was moved, one was left out. */
export const isDateOf = (date: Day, zone: string): boolean => localDateOf(instantAt(date, 0, 0, zone), zone) === date;
