import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  cover,
  dayOf,
  daysOf,
  intersect,
  isEmpty,
  isoDay,
  isoInstant,
  isoStart,
  lengthOf,
  parseInstant,
  parseIsoDay,
  plusDays,
  type Span,
  startOf,
  toInstant,
} from '../../src/domain/day.ts';
import { anyDay, dayOn, spanFrom, written } from './sample-days.ts';

const anySpan: fc.Arbitrary<Span> = fc
  .tuple(anyDay, fc.nat(400))
  .map(([from, length]) => ({ from, to: plusDays(from, length) }));

describe('days', () => {
  it('are read and written as ISO dates', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseIsoDay(isoDay(day))).toBe(day);
      }),
    );
    expect(isoDay(plusDays(dayOn('2026-12-31'), 1))).toBe('2027-01-01');
    expect(isoDay(plusDays(dayOn('2028-02-28'), 1))).toBe('2028-02-29');
    expect(isoDay(plusDays(dayOn('2026-03-01'), -1))).toBe('2026-02-28');
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-1-1',
    '26-11-01',
    '',
    '2026-11-01T00:00:00Z',
  ])('do not include %j', (text) => {
    expect(parseIsoDay(text)).toBeNull();
  });

  it('begin and end at midnight UTC', () => {
    const day = dayOn('2026-11-22');
    expect(isoStart(day)).toBe('2026-11-22T00:00:00Z');
    expect(isoInstant(startOf(day))).toBe('2026-11-22T00:00:00Z');
    expect(dayOf(startOf(day))).toBe(day);
    expect(dayOf(toInstant(startOf(day) - 1))).toBe(plusDays(day, -1));
    expect(dayOf(toInstant(startOf(plusDays(day, 1)) - 1))).toBe(day);
  });

  it('are found from instants in any offset', () => {
    const instant = parseInstant('2026-11-22T01:30:00+02:00');
    expect(instant === null ? null : isoInstant(instant)).toBe('2026-11-21T23:30:00Z');
    expect(parseInstant('yesterday')).toBeNull();
  });
});

describe('spans', () => {
  it('contain their first day and not the one they end before', () => {
    fc.assert(
      fc.property(anySpan, (span) => {
        const days = daysOf(span);
        expect(days).toHaveLength(lengthOf(span));
        expect(days.every((day) => contains(span, day))).toBe(true);
        expect(contains(span, span.to)).toBe(false);
        expect(isEmpty(span)).toBe(days.length === 0);
      }),
    );
  });

  it('intersect in exactly the days that both have', () => {
    fc.assert(
      fc.property(anySpan, anySpan, (a, b) => {
        expect(daysOf(intersect(a, b))).toEqual(daysOf(a).filter((day) => contains(b, day)));
      }),
    );
  });

  it('are covered from the earlier start to the later end', () => {
    expect(written(cover(spanFrom('2026-11-01', '2026-11-03'), spanFrom('2026-10-20', '2026-11-02')))).toBe(
      '2026-10-20..2026-11-03',
    );
  });
});
