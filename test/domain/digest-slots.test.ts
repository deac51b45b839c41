import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../src/domain/calendar.ts';
import {
  type Day,
  dayOf,
  type Instant,
  isoDay,
  isoInstant,
  parseIsoDay,
  plusDays,
  startOf,
  toInstant,
} from '../../src/domain/day.ts';
import { describeSpan } from '../../src/domain/describe-span.ts';
import { digestDays } from '../../src/domain/digest-days.ts';
import { latestSlot, nextSlot, type SlotTerms } from '../../src/domain/digest-slots.ts';
import { isDateOf } from '../../src/domain/local-time.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'America/Nuuk',
  'America/St_Johns',
];

const at = (text: string): Instant => toInstant(Date.parse(text));
const day = (text: string): Day => parseIsoDay(text) ?? dayOf(at('1970-01-01T00:00:00Z'));
const daily = (hour: number, minute = 0): SlotTerms => ({ cadence: { kind: 'daily' }, hour, minute });
const weekly = (weekday: number, hour = 9, minute = 0): SlotTerms => ({
  cadence: { kind: 'weekly', weekday },
  hour,
  minute,
});
const monthly = (date: number | 'last', hour = 9): SlotTerms => ({
  cadence: { kind: 'monthly', day: date },
  hour,
  minute: 0,
});

const clocks = new Map<string, Intl.DateTimeFormat>();
/** What a wall clock in the zone shows, told by another library than the one that is tested. */
const wallClock = (instant: Instant, zone: string): string => {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  clocks.set(zone, clock);
  return clock.format(instant);
};
const asked = (name: string, { hour, minute }: SlotTerms): string =>
  `${name} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

const slotsBetween = (terms: SlotTerms, from: Instant, to: Instant, zone: string) => {
  const slots = [];
  for (let slot = nextSlot(terms, from, zone); slot.dueAt <= to; slot = nextSlot(terms, slot.dueAt, zone)) {
    slots.push(slot);
  }
  return slots;
};

describe('where the clocks change', () => {
  it.each([
    [
      'set forward over it: the first moment after',
      'Europe/Berlin',
      '2026-03-29',
      daily(2, 30),
      '2026-03-29T01:00:00Z',
    ],
    ['by half an hour', 'Australia/Lord_Howe', '2026-10-04', daily(2, 15), '2026-10-03T15:30:00Z'],
    [
      'by half an hour, and the time is there',
      'Australia/Lord_Howe',
      '2026-10-04',
      daily(2, 45),
      '2026-10-03T15:45:00Z',
    ],
    ['set back over it: the first of the two', 'America/New_York', '2026-11-01', daily(1, 30), '2026-11-01T05:30:00Z'],
    ['set back by half an hour', 'Australia/Lord_Howe', '2026-04-05', daily(1, 45), '2026-04-04T14:45:00Z'],
    ['at odd minutes', 'Pacific/Chatham', '2026-09-27', daily(3, 0), '2026-09-26T14:00:00Z'],
    ['for Ramadan', 'Africa/Casablanca', '2026-02-15', daily(2, 30), '2026-02-15T01:30:00Z'],
    ['over midnight', 'America/Nuuk', '2026-03-28', daily(23, 30), '2026-03-29T01:00:00Z'],
  ])('%s', (_, zone, name, terms, due) => {
    const [from, to] = [startOf(plusDays(day(name), -2)), startOf(plusDays(day(name), 2))];
    const found = slotsBetween(terms, from, to, zone).find((slot) => slot.name === name);
    expect(found && isoInstant(found.dueAt)).toBe(due);
  });

  it('a date that was left out has no daily slot, and its week still has one', () => {
    const zone = 'Pacific/Apia';
    const [from, to] = [at('2011-12-29T12:00:00Z'), at('2012-01-02T12:00:00Z')];
    expect(slotsBetween(daily(9), from, to, zone).map(({ name }) => name)).toEqual([
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
      '2012-01-02',
    ]);
    const [friday] = slotsBetween(weekly(5), from, to, zone);
    expect(friday && [friday.name, wallClock(friday.dueAt, zone)]).toEqual(['2011-12-30', '2011-12-31 00:00']);
  });
});

describe('a day that a month does not have is its last', () => {
  it.each([
    [31, ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    ['last', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    [30, ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
    [1, ['2027-12-01', '2028-01-01', '2028-02-01', '2028-03-01', '2028-04-01']],
  ] as const)('%s', (date, names) => {
    const slots = slotsBetween(monthly(date), at('2027-11-30T12:00:00Z'), at('2028-04-30T12:00:00Z'), 'Asia/Kolkata');
    expect(slots.map(({ name }) => name)).toEqual(names);
  });
});

describe('a monthly one waits for the end of the month that it reports, which is in UTC', () => {
  it.each([
    ['Australia/Sydney', 1, 9, '2026-11-01T00:00:00Z', '2026-11-01'],
    ['Europe/Berlin', 1, 0, '2026-11-01T00:00:00Z', '2026-11-01'],
    ['Australia/Sydney', 1, 11, '2026-11-01T00:00:00Z', '2026-11-01'],
    ['Australia/Sydney', 1, 12, '2026-11-01T01:00:00Z', '2026-11-01'],
    ['Australia/Sydney', 2, 9, '2026-11-01T22:00:00Z', '2026-11-02'],
    ['America/New_York', 1, 9, '2026-11-01T14:00:00Z', '2026-11-01'],
    ['America/New_York', 'last', 22, '2026-11-01T02:00:00Z', '2026-10-31'],
  ] as const)('%s, %s at %d h', (zone, date, hour, dueAt, name) => {
    const [slot, ...others] = slotsBetween(
      monthly(date, hour),
      at('2026-10-15T00:00:00Z'),
      at('2026-11-15T00:00:00Z'),
      zone,
    );
    expect(others).toEqual([]);
    expect(slot).toEqual({ name, dueAt: at(dueAt) });
    expect(describeSpan(digestDays('monthly', at(dueAt)).period)).toBe('1–31 Oct 2026 UTC');
    expect(latestSlot(monthly(date, hour), toInstant(at(dueAt) - 1), zone).name).not.toBe(name);
  });
});

const termsArbitrary: fc.Arbitrary<SlotTerms> = fc.record({
  cadence: fc.oneof(
    fc.constant({ kind: 'daily' } as const),
    fc.record({ kind: fc.constant('weekly' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
    fc.record({
      kind: fc.constant('monthly' as const),
      day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
    }),
  ),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});
const someZone = fc.constantFrom(...ZONES);
const someYear = fc.integer({ min: 2009, max: 2037 });

const periodOf = ({ cadence }: SlotTerms, name: string): string => {
  if (cadence.kind === 'monthly') return name.slice(0, 7);
  return cadence.kind === 'daily' ? name : isoDay(plusDays(day(name), -weekdayOf(day(name))));
};

/** Every day, week (by its Monday) or month that touches these dates. */
const periodsBetween = (terms: SlotTerms, from: Day, to: Day, zone: string): readonly string[] => {
  const dates = Array.from({ length: to - from }, (_, index) => plusDays(from, index));
  const real = terms.cadence.kind === 'daily' ? dates.filter((date) => isDateOf(date, zone)) : dates;
  return [...new Set(real.map((date) => periodOf(terms, isoDay(date))))];
};

it('in every year and zone: one slot for each day, week or month, in order, at the minute that was asked', () => {
  fc.assert(
    fc.property(termsArbitrary, someZone, someYear, (terms, zone, year) => {
      const [from, to] = [at(`${year - 1}-12-25T00:00:00Z`), at(`${year + 1}-01-10T00:00:00Z`)];
      const slots = slotsBetween(terms, from, to, zone);
      const names = slots.map(({ name }) => name);
      const whole = periodsBetween(terms, day(`${year}-01-10`), day(`${year}-12-25`), zone);
      expect(names.map((name) => periodOf(terms, name))).toEqual(expect.arrayContaining([...whole]));
      expect(new Set(names.map((name) => periodOf(terms, name))).size).toBe(names.length);
      expect(names).toEqual(names.toSorted());
      const monthBegins = ({ name }: (typeof slots)[number]): Instant => at(`${name.slice(0, 7)}-01T00:00:00Z`);
      const isMonthly = terms.cadence.kind === 'monthly';
      expect(slots.filter((slot) => isMonthly && slot.dueAt < monthBegins(slot))).toEqual([]);
      const late = slots
        .filter(({ name, dueAt }) => wallClock(dueAt, zone) !== asked(name, terms))
        .filter((slot) => !isMonthly || slot.dueAt !== monthBegins(slot));
      // Only where the clocks skip the time, which happens twice a year at most; the minute before it was earlier still.
      expect(late.length).toBeLessThanOrEqual(2);
      for (const { name, dueAt } of late) {
        expect(wallClock(dueAt, zone) > asked(name, terms)).toBe(true);
        expect(wallClock(toInstant(dueAt - 60_000), zone) < asked(name, terms)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

it('the latest slot is never ahead, the next one never behind, and nothing lies between them', () => {
  const somewhen = fc.integer({ min: at('2009-01-01T00:00:00Z'), max: at('2037-01-01T00:00:00Z') }).map(toInstant);
  fc.assert(
    fc.property(termsArbitrary, someZone, somewhen, (terms, zone, now) => {
      const [latest, next] = [latestSlot(terms, now, zone), nextSlot(terms, now, zone)];
      expect(latest.dueAt <= now && now < next.dueAt).toBe(true);
      expect(nextSlot(terms, latest.dueAt, zone)).toEqual(next);
      expect(latestSlot(terms, latest.dueAt, zone)).toEqual(latest);
      expect(latestSlot(terms, toInstant(next.dueAt - 1), zone)).toEqual(latest);
    }),
    { numRuns: 500 },
  );
});
