import { civilOf, MONTH_NAMES } from '../domain/calendar.ts';
import { DAY_MS, type Day, dayOf, HOUR_MS, type Instant, isoInstant, MINUTE_MS } from '../domain/day.ts';

/** English names a zone `CET` or `EST` only where its readers live; elsewhere it says `GMT+1`. */
const REGIONS = ['en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA', 'en-SG'] as const;

const partsOf = (
  instant: Instant,
  timezone: string,
): Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>> => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
};

/** `CET`, `EST`, `AEDT`, `UTC`; `GMT+9` for a zone without a short English name. */
const zoneName = (instant: Instant, timezone: string): string => {
  const nameIn = (region: string): string =>
    new Intl.DateTimeFormat(region, { timeZone: timezone, timeZoneName: 'short' })
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timezone;
  for (const region of REGIONS) {
    const name = nameIn(region);
    if (!/^GMT[+-]/.test(name)) return name;
  }
  return nameIn(REGIONS[0]);
};

/** `22 Nov 2026, 10:15 CET`. `timezone` is an IANA name. */
export const formatTime = (instant: Instant, timezone: string): string => {
  // Hundreds of findings in one poll say when, in UTC, and a formatter takes longer than all else that they say.
  if (timezone === 'UTC') return `${formatDay(dayOf(instant))}, ${isoInstant(instant).slice(11, 16)} UTC`;
  const { day, month, year, hour, minute } = partsOf(instant, timezone);
  return `${day} ${month} ${year}, ${hour}:${minute} ${zoneName(instant, timezone)}`;
};

/** `10:15:42 CET` */
export const formatClock = (instant: Instant, timezone: string): string => {
  const { hour, minute, second } = partsOf(instant, timezone);
  return `${hour}:${minute}:${second} ${zoneName(instant, timezone)}`;
};

/** A UTC day: `22 Nov 2026`. */
export const formatDay = (utcDay: Day): string => {
  const { date, month, year } = civilOf(utcDay);
  return `${date} ${MONTH_NAMES[month]} ${year}`;
};

const RELATIVE = new Intl.RelativeTimeFormat('en');
const STEPS = [
  { unit: 'day', ms: DAY_MS },
  { unit: 'hour', ms: HOUR_MS },
  { unit: 'minute', ms: MINUTE_MS },
] as const;

/** `2 minutes ago`, `3 days ago`, `in 5 hours`; `just now` within a minute. Whole units, rounded down. */
export const describeAgo = (then: Instant, now: Instant): string => {
  const distance = then - now;
  const step = STEPS.find(({ ms }) => Math.abs(distance) >= ms);
  return step === undefined ? 'just now' : RELATIVE.format(Math.trunc(distance / step.ms), step.unit);
};
