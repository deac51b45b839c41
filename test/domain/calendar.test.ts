import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOneUnitBefore, isoWeekOf, unitAround, unitBefore, weekdayOf } from '../../src/domain/calendar.ts';
import { contains, isoDay, lengthOf } from '../../src/domain/day.ts';
import { anyDay, dayOn, written } from './sample-days.ts';

const anyUnit = fc.constantFrom('week', 'month', 'quarter', 'year');

describe('units of the calendar', () => {
  it.each([
    ['week', '2026-11-22', '2026-11-16..2026-11-22'],
    ['week', '2027-01-01', '2026-12-28..2027-01-03'],
    ['month', '2026-11-22', '2026-11-01..2026-11-30'],
    ['month', '2028-02-10', '2028-02-01..2028-02-29'],
    ['month', '2026-12-31', '2026-12-01..2026-12-31'],
    ['quarter', '2026-11-22', '2026-10-01..2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01..2026-03-31'],
    ['year', '2026-11-22', '2026-01-01..2026-12-31'],
  ] as const)('the %s of %s is %s', (unit, day, span) => {
    expect(written(unitAround(unit, dayOn(day)))).toBe(span);
  });

  it('follow each other without gap or overlap, each around its days', () => {
    fc.assert(
      fc.property(anyUnit, anyDay, (unit, day) => {
        const around = unitAround(unit, day);
        const before = unitBefore(unit, day);
        expect(contains(around, day)).toBe(true);
        expect(before.to).toBe(around.from);
        expect(unitAround(unit, before.from)).toEqual(before);
      }),
    );
  });

  it('have the lengths of the calendar', () => {
    const lengths = { week: [7], month: [28, 29, 30, 31], quarter: [90, 91, 92], year: [365, 366] };
    fc.assert(
      fc.property(anyUnit, anyDay, (unit, day) => {
        expect(lengths[unit]).toContain(lengthOf(unitAround(unit, day)));
      }),
    );
  });
});

describe('the same day one unit before', () => {
  it.each([
    ['week', '2026-11-22', '2026-11-15'],
    ['month', '2026-11-22', '2026-10-22'],
    ['month', '2026-03-31', '2026-02-28'],
    ['month', '2028-03-30', '2028-02-29'],
    ['month', '2026-01-31', '2025-12-31'],
    ['quarter', '2026-05-31', '2026-02-28'],
    ['quarter', '2026-01-15', '2025-10-15'],
    ['year', '2028-02-29', '2027-02-28'],
    ['year', '2029-02-28', '2028-02-28'],
  ] as const)('for a %s and %s is %s', (unit, day, before) => {
    expect(isoDay(dayOneUnitBefore(unit, dayOn(day)))).toBe(before);
  });

  it('lies in the unit before', () => {
    fc.assert(
      fc.property(anyUnit, anyDay, (unit, day) => {
        expect(contains(unitBefore(unit, day), dayOneUnitBefore(unit, day))).toBe(true);
      }),
    );
  });
});

describe('weeks', () => {
  it('start on Monday', () => {
    expect(weekdayOf(dayOn('2026-11-16'))).toBe(0);
    expect(weekdayOf(dayOn('2026-11-22'))).toBe(6);
    expect(weekdayOf(dayOn('1969-12-29'))).toBe(0);
  });

  it.each([
    ['2026-11-22', 2026, 47],
    ['2027-01-03', 2026, 53],
    ['2024-12-30', 2025, 1],
    ['2021-01-01', 2020, 53],
  ])('number %s as week %i-%i', (day, year, week) => {
    expect(isoWeekOf(dayOn(day))).toEqual({ year, week });
  });
});
