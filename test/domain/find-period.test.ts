import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../../src/domain/day.ts';
import { findPeriod } from '../../src/domain/find-period.ts';
import { anyDay, dayOn, written } from './sample-days.ts';

/** A Sunday. */
const TODAY = dayOn('2026-11-22');

const read = (said: string, today = TODAY) => findPeriod(said.split(' '), today);

const daysOf = (said: string, today = TODAY): string => {
  const found = read(said, today);
  return found.ok && found.rest.length === 0 ? written(found.period) : JSON.stringify(found);
};

describe('words that name a period', () => {
  it.each([
    ['today', '2026-11-22..2026-11-22'],
    ['yesterday', '2026-11-21..2026-11-21'],
    ['1d', '2026-11-21..2026-11-21'],
    ['7d', '2026-11-15..2026-11-21'],
    ['30d', '2026-10-23..2026-11-21'],
    ['365d', '2025-11-22..2026-11-21'],
    ['wtd', '2026-11-16..2026-11-22'],
    ['mtd', '2026-11-01..2026-11-22'],
    ['qtd', '2026-10-01..2026-11-22'],
    ['ytd', '2026-01-01..2026-11-22'],
    ['last-week', '2026-11-09..2026-11-15'],
    ['last-month', '2026-10-01..2026-10-31'],
    ['last-quarter', '2026-07-01..2026-09-30'],
    ['last-year', '2025-01-01..2025-12-31'],
    ['2026-10', '2026-10-01..2026-10-31'],
    ['2026-11', '2026-11-01..2026-11-22'],
    ['2026-q3', '2026-07-01..2026-09-30'],
    ['2026-q4', '2026-10-01..2026-11-22'],
    ['2025', '2025-01-01..2025-12-31'],
    ['2026-w46', '2026-11-09..2026-11-15'],
    ['2026-11-03', '2026-11-03..2026-11-03'],
    ['2026-11-01..2026-11-15', '2026-11-01..2026-11-15'],
    ['2024-02-29', '2024-02-29..2024-02-29'],
  ])('%s is %s', (said, days) => {
    expect(daysOf(said)).toBe(days);
  });

  it.each([
    ['last week', 'last-week'],
    ['last month', 'last-month'],
    ['previous month', 'last-month'],
    ['last quarter', 'last-quarter'],
    ['this week', 'wtd'],
    ['week to date', 'wtd'],
    ['this month', 'mtd'],
    ['this-month', 'mtd'],
    ['month', 'mtd'],
    ['month to date', 'mtd'],
    ['this quarter', 'qtd'],
    ['this year', 'ytd'],
    ['november 3', '2026-11-03'],
    ['3 nov', '2026-11-03'],
    ['3rd november 2025', '2025-11-03'],
    ['dec 24', '2025-12-24'],
    ['november 1 to november 15', '2026-11-01..2026-11-15'],
    ['last 1 month', 'last-month'],
    ['last 2 months', '2026-09-01..2026-10-31'],
    ['past 3 weeks', '2026-10-26..2026-11-15'],
    ['last 7 days', '7d'],
    ['past 30 days', '30d'],
    ['7 days', '7d'],
    ['last 7d', '7d'],
    ['november', 'mtd'],
    ['nov', '2026-11'],
    ['october', '2026-10'],
    ['sept', '2026-09'],
    ['november 2025', '2025-11'],
    ['nov-2025', '2025-11'],
    ['december', '2025-12'],
    ['q3', '2026-q3'],
    ['q3 2025', '2025-q3'],
    ['2025 q3', '2025-q3'],
    ['2026q3', '2026-q3'],
    ['2026-11-01 to 2026-11-15', '2026-11-01..2026-11-15'],
    ['2026-11-01 - 2026-11-15', '2026-11-01..2026-11-15'],
    ['2026-11-01-2026-11-15', '2026-11-01..2026-11-15'],
    ['2026-11-01…2026-11-15', '2026-11-01..2026-11-15'],
    ['2026-11-01 .. 2026-11-15', '2026-11-01..2026-11-15'],
    ['2026-11-15..today', '2026-11-15..2026-11-22'],
    ['september 2026 to october 2026', '2026-09-01..2026-10-31'],
    ['2026-11-15..2026-11-30', '2026-11-15..today'],
  ])('"%s" is the same as %s', (said, word) => {
    expect(daysOf(said)).toBe(daysOf(word));
    expect(daysOf(word)).toMatch(/^\d/);
  });

  it('on the first day of a month is that day alone for month to date', () => {
    expect(daysOf('mtd', dayOn('2026-11-01'))).toBe('2026-11-01..2026-11-01');
    expect(daysOf('7d', dayOn('2026-01-01'))).toBe('2025-12-25..2025-12-31');
    expect(daysOf('last-month', dayOn('2026-01-31'))).toBe('2025-12-01..2025-12-31');
    expect(daysOf('last-month', dayOn('2028-03-31'))).toBe('2028-02-01..2028-02-29');
    expect(daysOf('q4', dayOn('2026-09-30'))).toBe('2025-10-01..2025-12-31');
  });

  it('never reach beyond today, and end with it exactly when it belongs to them', () => {
    const words = fc.constantFrom(
      ...['today', 'yesterday', '7d', 'wtd', 'mtd', 'qtd', 'ytd', 'last-week', 'last-month', 'last-year'],
      ...['january', 'july', 'december', 'q1', 'q4', '2020-w10', '2010-02'],
    );
    fc.assert(
      fc.property(words, anyDay, (said, today) => {
        const found = read(said, today);
        if (!found.ok) {
          expect(found.why).toMatch(/has not begun yet/);
          return;
        }
        const { period } = found;
        expect(period.from).toBeLessThan(period.to);
        expect(period.to).toBeLessThanOrEqual(today + 1);
        expect(period.toDate).toBe(contains(period, today));
      }),
    );
  });
});

describe('a period among other words', () => {
  it('leaves those words, in their order', () => {
    expect(read('last month by model workspace:prod top 5')).toMatchObject({
      ok: true,
      given: true,
      rest: ['by', 'model', 'workspace:prod', 'top', '5'],
    });
    expect(read('by day q3 2025 csv')).toMatchObject({ ok: true, given: true, rest: ['by', 'day', 'csv'] });
  });

  it('is month to date when no word names one', () => {
    const found = findPeriod(['by', 'model'], TODAY);
    expect(found).toMatchObject({ ok: true, given: false, rest: ['by', 'model'], period: { kind: 'month' } });
    expect(found.ok && written(found.period)).toBe('2026-11-01..2026-11-22');
    expect(findPeriod([], TODAY)).toMatchObject({ ok: true, given: false, rest: [] });
  });

  it('is not taken from what belongs to another word', () => {
    expect(read('by month')).toMatchObject({ ok: true, given: false, rest: ['by', 'month'] });
    expect(read('user:march@acme.com workspace:2026-10')).toMatchObject({ ok: true, given: false });
  });

  it.each(['tomorrow', 'fortnight', '2026-1', '7', 'days', 'smarch', 'constructor', 'last', '26-11-01', 'to', '..'])(
    'is not guessed from "%s"',
    (word) => {
      expect(read(word)).toMatchObject({ ok: true, given: false, rest: [word] });
    },
  );

  it('may be said twice, but only the same one', () => {
    expect(read('last-month by model october')).toMatchObject({ ok: true, rest: ['by', 'model'] });
    expect(read('7d by model last month')).toEqual({
      ok: false,
      said: 'last month',
      why: '7d and last month are two different periods; name one.',
    });
  });
});

describe('words that name no days a report could cover', () => {
  it.each([
    ['2026-02-30', '2026-02-30 is not a day of the calendar.'],
    ['november 31', 'november 31 is not a day of the calendar.'],
    ['2026-02-29', '2026-02-29 is not a day of the calendar.'],
    ['2026-13', '2026-13 is not a month: months go from 01 to 12.'],
    ['2026-q5', '2026-q5 is not a quarter: quarters go from Q1 to Q4.'],
    ['2026-w54', '2026-w54 is not a week of 2026.'],
    ['2025-w53', '2025-w53 is not a week of 2025.'],
    ['0d', '0d is no period: a number of days goes from 1d to 365d.'],
    ['400d', '400d is no period: a number of days goes from 1d to 365d.'],
    ['2026-11-15..2026-11-01', '2026-11-15..2026-11-01 ends before it starts.'],
    ['2026-11-01..2026-11-31', '2026-11-31 is not a day of the calendar.'],
    ['2026-11-01..', '2026-11-01.. needs a day at both ends, like 2026-11-01..2026-11-15.'],
    ['..2026-11-01', '..2026-11-01 needs a day at both ends, like 2026-11-01..2026-11-15.'],
    ['2026-11-23', '2026-11-23 has not begun yet: today is 22 Nov 2026 UTC.'],
    ['december 2026', 'december 2026 has not begun yet: today is 22 Nov 2026 UTC.'],
    ['2027', '2027 has not begun yet: today is 22 Nov 2026 UTC.'],
    ['2026-12-01..2026-12-05', '2026-12-01..2026-12-05 has not begun yet: today is 22 Nov 2026 UTC.'],
  ])('%s: %s', (said, why) => {
    expect(read(`${said} by model`)).toEqual({ ok: false, said, why });
  });
});
