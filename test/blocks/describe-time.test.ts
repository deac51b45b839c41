import { expect, test } from 'vitest';
import { describeAgo, formatClock, formatDay, formatTime } from '../../src/blocks/describe-time.ts';
import { dayOf, toInstant } from '../../src/domain/day.ts';

const at = (iso: string) => toInstant(Date.parse(iso));

test.each([
  ['2026-11-22T09:15:42Z', 'Europe/Berlin', '22 Nov 2026, 10:15 CET'],
  ['2026-07-22T08:05:00Z', 'Europe/Berlin', '22 Jul 2026, 10:05 CEST'],
  ['2026-11-22T03:15:00Z', 'America/New_York', '21 Nov 2026, 22:15 EST'],
  ['2026-09-01T00:00:00Z', 'UTC', '1 Sep 2026, 00:00 UTC'],
  ['2026-12-31T23:59:59.999Z', 'UTC', '31 Dec 2026, 23:59 UTC'],
  ['2026-11-22T09:15:00Z', 'Asia/Tokyo', '22 Nov 2026, 18:15 GMT+9'],
  ['2026-11-22T09:15:00Z', 'Asia/Kolkata', '22 Nov 2026, 14:45 IST'],
])('%s in %s is %s', (instant, timezone, text) => expect(formatTime(at(instant), timezone)).toBe(text));

test('the clock alone, to the second', () => {
  expect(formatClock(at('2026-11-22T09:15:42Z'), 'Europe/Berlin')).toBe('10:15:42 CET');
});

test('a billing day is a UTC day, whatever the zone of the machine', () => {
  expect(formatDay(dayOf(at('2026-01-01T00:00:00Z')))).toBe('1 Jan 2026');
});

test.each([
  ['2026-11-22T09:59:31Z', 'just now'],
  ['2026-11-22T09:58:00Z', '2 minutes ago'],
  ['2026-11-22T08:59:59Z', '1 hour ago'],
  ['2026-11-19T09:00:00Z', '3 days ago'],
  ['2026-11-22T10:00:20Z', 'just now'],
  ['2026-11-22T15:30:00Z', 'in 5 hours'],
])('%s is %s at ten', (then, text) => expect(describeAgo(at(then), at('2026-11-22T10:00:00Z'))).toBe(text));
