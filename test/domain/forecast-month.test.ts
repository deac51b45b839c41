import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../src/domain/calendar.ts';
import { type Day, plusDays } from '../../src/domain/day.ts';
import { forecastMonth } from '../../src/domain/forecast-month.ts';
import { fromUsd, type Money, toNumber, toUsd, ZERO } from '../../src/domain/money.ts';
import { dayOn } from './sample-days.ts';

const usd = (text: string): Money => fromUsd(text) ?? expect.fail(`${text} is no amount`);

/** Complete days up to the day before `to`. */
const history = (first: string, to: string, amountOn: (day: Day) => Money) =>
  Array.from({ length: dayOn(to) - dayOn(first) }, (_, index) => plusDays(dayOn(first), index)).map((day) => ({
    day,
    amount: amountOn(day),
  }));

const TODAY = dayOn('2026-11-22');
const tenADay = history('2026-08-01', '2026-11-22', () => usd('10'));

describe('the month-end forecast', () => {
  it('continues a constant spend to the last day, today included', () => {
    const forecast = forecastMonth({ daily: tenADay, today: TODAY });
    expect(toUsd(forecast?.soFar ?? ZERO)).toBe('210');
    expect(toNumber(forecast?.total ?? ZERO)).toBeCloseTo(300, 6);
    // The nine days left may still be 2 % off: what was always alike is no promise.
    expect(toNumber(forecast?.low ?? ZERO)).toBeCloseTo(210 + 90 / 1.02, 3);
    expect(toNumber(forecast?.high ?? ZERO)).toBeCloseTo(210 + 90 * 1.02, 3);
    expect(forecast?.restsOn).toBe(113);
  });

  it('keeps what was spent exact', () => {
    const daily = history('2026-08-01', '2026-11-22', () => usd('2.919015123456789'));
    expect(toUsd(forecastMonth({ daily, today: TODAY })?.soFar ?? ZERO)).toBe('61.299317592592569');
  });

  it('never ends below what was spent already, with what today has cost until now', () => {
    const spiking = forecastMonth({ daily: tenADay, today: TODAY, spent: usd('610') });
    expect([spiking?.low, spiking?.total, spiking?.high].map((amount) => toUsd(amount ?? ZERO))).toEqual([
      '610',
      '610',
      '610',
    ]);
    const usual = forecastMonth({ daily: tenADay, today: TODAY, spent: usd('214') });
    expect(toNumber(usual?.total ?? ZERO)).toBeCloseTo(300, 6);
  });

  it('knows which days of the week are left', () => {
    const closedWeekends = history('2026-06-01', '2026-11-26', (day) => (weekdayOf(day) < 5 ? usd('100') : ZERO));
    // Thursday 26, Friday 27, a weekend and Monday 30 November are left.
    const forecast = forecastMonth({ daily: closedWeekends, today: dayOn('2026-11-26') });
    expect(toNumber(forecast?.total ?? ZERO)).toBeGreaterThan(2080);
    expect(toNumber(forecast?.total ?? ZERO)).toBeLessThan(2120);
  });

  it('does not take one spike for a level', () => {
    const spiked = tenADay.map((one) => (one.day === dayOn('2026-11-18') ? { ...one, amount: usd('500') } : one));
    const forecast = forecastMonth({ daily: spiked, today: TODAY });
    expect(toNumber(forecast?.total ?? ZERO)).toBeGreaterThan(780);
    expect(toNumber(forecast?.total ?? ZERO)).toBeLessThan(850);
  });

  it('forecasts the whole month on its first day', () => {
    const daily = history('2026-08-01', '2026-12-01', () => usd('10'));
    const forecast = forecastMonth({ daily, today: dayOn('2026-12-01') });
    expect(forecast?.soFar).toBe(ZERO);
    expect(toNumber(forecast?.total ?? ZERO)).toBeCloseTo(310, 6);
  });

  it('counts days that are not complete yet as still to come, also across the month', () => {
    const late = forecastMonth({ daily: tenADay.slice(0, -3), today: TODAY });
    expect(toUsd(late?.soFar ?? ZERO)).toBe('180');
    expect(toNumber(late?.total ?? ZERO)).toBeCloseTo(300, 6);
    const daily = history('2026-08-01', '2026-10-30', () => usd('10'));
    expect(toNumber(forecastMonth({ daily, today: dayOn('2026-11-01') })?.total ?? ZERO)).toBeCloseTo(300, 6);
  });

  it('ignores what today has so far', () => {
    const withToday = [...tenADay, { day: TODAY, amount: usd('3') }];
    expect(forecastMonth({ daily: withToday, today: TODAY })).toEqual(forecastMonth({ daily: tenADay, today: TODAY }));
  });

  it('says nothing on less than two weeks since the first spend', () => {
    expect(forecastMonth({ daily: [], today: TODAY })).toBeNull();
    expect(forecastMonth({ daily: tenADay.slice(-13), today: TODAY })).toBeNull();
    expect(forecastMonth({ daily: tenADay.slice(-14), today: TODAY })?.restsOn).toBe(14);
    const startedLate = history('2026-06-01', '2026-11-22', (day) => (day < dayOn('2026-11-10') ? ZERO : usd('10')));
    expect(forecastMonth({ daily: startedLate, today: TODAY })).toBeNull();
    expect(forecastMonth({ daily: tenADay.map(({ day }) => ({ day, amount: ZERO })), today: TODAY })).toBeNull();
  });

  it('says nothing on data that is older than a week, or has a hole in this month', () => {
    expect(forecastMonth({ daily: tenADay.slice(0, -8), today: TODAY })).toBeNull();
    expect(forecastMonth({ daily: tenADay.slice(0, -7), today: TODAY })).not.toBeNull();
    const holed = (hole: string) => tenADay.filter(({ day }) => day !== dayOn(hole));
    expect(forecastMonth({ daily: holed('2026-11-05'), today: TODAY })).toBeNull();
    expect(forecastMonth({ daily: holed('2026-10-20'), today: TODAY })?.restsOn).toBe(32);
  });

  it('grows with the dollars, whatever the unit', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 60, maxLength: 120 });
    const forecastOf = (cents: readonly number[], scale: bigint) => {
      const daily = cents.map((amount, index) => ({
        day: plusDays(TODAY, index - cents.length),
        amount: (BigInt(amount) * scale * 10n ** 16n) as Money,
      }));
      return forecastMonth({ daily, today: TODAY });
    };
    fc.assert(
      fc.property(amounts, (cents) => {
        const once = forecastOf(cents, 1n);
        const thousandfold = forecastOf(cents, 1000n);
        expect(toNumber(thousandfold?.total ?? ZERO) / 1000).toBeCloseTo(toNumber(once?.total ?? ZERO), 3);
      }),
      { numRuns: 30 },
    );
  });

  it('lies within its range, which never falls below what is spent', () => {
    const amounts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10 ** 9 })), {
      minLength: 14,
      maxLength: 180,
    });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 40 }), (cents, shift) => {
        const today = plusDays(TODAY, shift);
        const daily = cents.map((amount, index) => ({
          day: plusDays(today, index - cents.length),
          amount: (BigInt(amount) * 10n ** 16n) as Money,
        }));
        const forecast = forecastMonth({ daily, today });
        if (forecast === null) return;
        expect(forecast.soFar <= forecast.low).toBe(true);
        expect(forecast.low <= forecast.total && forecast.total <= forecast.high).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
