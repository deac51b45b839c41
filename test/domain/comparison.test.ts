import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonFor } from '../../src/domain/comparison.ts';
import { type Day, lengthOf, plusDays } from '../../src/domain/day.ts';
import { findPeriod } from '../../src/domain/find-period.ts';
import type { Period } from '../../src/domain/period.ts';
import { anyDay, dayOn, spanFrom, written } from './sample-days.ts';

const periodOf = (said: string, today: Day): Period => {
  const found = findPeriod([said], today);
  return found.ok ? found.period : expect.fail(found.why);
};

const compared = (said: string, today: string): string => {
  const period = periodOf(said, dayOn(today));
  return written(comparisonFor(period, period));
};

/** What the classic reports have: complete days only. */
const comparedWithoutToday = (said: string, today: string): string => {
  const covered = { from: dayOn('2020-01-01'), to: dayOn(today) };
  return written(comparisonFor(periodOf(said, dayOn(today)), covered));
};

describe('what a period is compared with', () => {
  it.each([
    ['today', '2026-11-22', '2026-11-21..2026-11-21'],
    ['yesterday', '2026-11-22', '2026-11-20..2026-11-20'],
    ['7d', '2026-11-22', '2026-11-08..2026-11-14'],
    ['90d', '2026-11-22', '2026-05-26..2026-08-23'],
    ['wtd', '2026-11-18', '2026-11-09..2026-11-11'],
    ['last-week', '2026-11-18', '2026-11-02..2026-11-08'],
    ['mtd', '2026-11-22', '2026-10-01..2026-10-22'],
    ['mtd', '2026-11-01', '2026-10-01..2026-10-01'],
    ['mtd', '2026-11-30', '2026-10-01..2026-10-30'],
    ['mtd', '2026-03-31', '2026-02-01..2026-02-28'],
    ['mtd', '2028-03-30', '2028-02-01..2028-02-29'],
    ['mtd', '2026-01-05', '2025-12-01..2025-12-05'],
    ['last-month', '2026-04-10', '2026-02-01..2026-02-28'],
    ['last-month', '2026-03-10', '2026-01-01..2026-01-31'],
    ['2026-02', '2026-11-22', '2026-01-01..2026-01-31'],
    ['2026-11', '2026-11-22', '2026-10-01..2026-10-22'],
    ['qtd', '2026-11-22', '2026-07-01..2026-08-22'],
    ['2026-q1', '2026-11-22', '2025-10-01..2025-12-31'],
    ['ytd', '2026-11-22', '2025-01-01..2025-11-22'],
    ['ytd', '2028-02-29', '2027-01-01..2027-02-28'],
    ['2025', '2026-11-22', '2024-01-01..2024-12-31'],
    ['2026-11-03', '2026-11-22', '2026-11-02..2026-11-02'],
    ['2026-11-01..2026-11-15', '2026-11-22', '2026-10-17..2026-10-31'],
    ['2026-11-01..2026-11-30', '2026-12-22', '2026-10-02..2026-10-31'],
    ['2026-11..2026-11-15', '2026-11-22', '2026-10-01..2026-10-15'],
  ])('%s on %s: %s', (said, today, span) => {
    expect(compared(said, today)).toBe(span);
  });

  it.each([
    ['mtd', '2026-11-22', '2026-10-01..2026-10-21'],
    ['mtd', '2026-11-01', 'empty'],
    ['today', '2026-11-22', 'empty'],
    ['2026-11-20..today', '2026-11-22', '2026-11-18..2026-11-19'],
    ['7d', '2026-11-22', '2026-11-08..2026-11-14'],
    ['last-month', '2026-11-01', '2026-09-01..2026-09-30'],
  ])('%s on %s, when the source ends the day before: %s', (said, today, span) => {
    expect(comparedWithoutToday(said, today)).toBe(span);
  });

  it('is the same days when the source begins within the period', () => {
    const period = periodOf('2026-01', dayOn('2026-11-22'));
    expect(written(comparisonFor(period, spanFrom('2026-01-10', '2026-11-22')))).toBe('2025-12-10..2025-12-31');
  });

  it('lies before the period, and is as long up to the lengths of the calendar', () => {
    const words = fc.constantFrom(
      ...['today', 'yesterday', '1d', '7d', '365d', 'wtd', 'mtd', 'qtd', 'ytd', 'last-week', 'last-month'],
      ...['last-quarter', 'last-year', 'q1', 'february', 'december', '1998-12-30..today'],
    );
    const slack = { days: 0, week: 0, month: 3, quarter: 4, year: 1 };
    fc.assert(
      fc.property(words, anyDay, (said, today) => {
        const period = periodOf(said, today);
        const span = comparisonFor(period, period);
        expect(span.to).toBeLessThanOrEqual(period.from);
        expect(lengthOf(span)).toBeGreaterThan(0);
        expect(Math.abs(lengthOf(span) - lengthOf(period))).toBeLessThanOrEqual(slack[period.kind]);
      }),
    );
  });

  it('touches the period when that is a number of days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 365 }), (today, count) => {
        const period = periodOf(`${count}d`, today);
        expect(comparisonFor(period, period)).toEqual({ from: plusDays(period.from, -count), to: period.from });
      }),
    );
  });
});
