import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSeries } from '../../../src/domain/anomaly/judge-series.ts';
import type { Judgement } from '../../../src/domain/anomaly/judgement.ts';
import { anomalySettings, type Direction, type Sensitivity } from '../../../src/domain/anomaly/settings.ts';
import { estimate, toNumber } from '../../../src/domain/money.ts';
import { changed, dailySpend, office, steady } from './sample-spend.ts';

const judge = (dollars: readonly number[], direction: Direction = 'both', sensitivity: Sensitivity = 'normal') =>
  judgeSeries(dailySpend(dollars), () => anomalySettings(sensitivity, direction));

/** The indices of the days that raise an anomaly. */
const raised = (dollars: readonly number[], direction?: Direction, sensitivity?: Sensitivity): readonly number[] =>
  judge(dollars, direction, sensitivity).flatMap(({ opens }, index) => (opens ? [index] : []));

const times = (factor: number) => (usd: number) => usd * factor;
const none = () => 0;

describe('a day of spend', () => {
  it('is not judged before four weeks since the first spend', () => {
    const young = changed(steady(40), 5, 6, times(20));
    expect(judge(young).map(({ outcome }) => outcome === 'unjudged')).toEqual(young.map((_, index) => index < 28));
    const late = [...Array.from({ length: 30 }, none), ...changed(steady(28), 20, 21, times(20))];
    expect(judge(late).every(({ outcome, range }) => outcome === 'unjudged' && range === null)).toBe(true);
  });

  it('raises an anomaly when it goes up, high from three times the expected on', () => {
    expect(raised(changed(steady(80), 60, 61, times(2)))).toEqual([60]);
    const severities = [2, 4].map((factor) => judge(changed(steady(80), 60, 61, times(factor)))[60]?.severity);
    expect(severities).toEqual(['medium', 'high']);
  });

  it('raises one when it goes down only where both directions are asked for', () => {
    const failing = changed(steady(80), 60, 63, none);
    expect(raised(failing, 'both')).toEqual([60]);
    expect(raised(failing, 'up')).toEqual([]);
  });

  it('says what was expected, and of how many days that is known', () => {
    const { range, amount, outcome } = judge(changed(steady(80), 60, 61, times(2)))[60] ?? expect.fail();
    expect(outcome).toBe('above');
    expect(range).toMatchObject({ restsOn: 56, isWeekly: false });
    expect(toNumber(range?.expected ?? amount)).toBeGreaterThan(90);
    expect(toNumber(range?.expected ?? amount)).toBeLessThan(110);
  });

  it('needs to depart in per cent: 15 % of a steady spend is far, but not enough', () => {
    expect(raised(changed(steady(80), 60, 61, times(1.15)))).toEqual([]);
    expect(raised(changed(steady(80), 60, 61, times(1.4)))).toEqual([60]);
  });

  it('needs to depart in dollars: a few cents never matter', () => {
    const cents = steady(80).map((usd) => usd / 5000);
    expect(raised(changed(cents, 60, 61, times(4)))).toEqual([]);
    expect(raised(changed(cents, 60, 61, times(40)))).toEqual([60]);
  });

  it('is judged alike in dollars and in thousands of them', () => {
    const values = changed(changed(office(120), 60, 62, times(2)), 90, 91, none);
    expect(raised(values.map(times(1000)))).toEqual(raised(values));
    expect(raised(values)).toEqual([60, 90]);
  });

  it('meets higher and lower demands', () => {
    const noticeable = changed(steady(80), 60, 61, times(1.4));
    expect(raised(noticeable, 'both', 'low')).toEqual([]);
    expect(raised(noticeable, 'both', 'high')).toEqual([60]);
  });
});

describe('an episode', () => {
  it('raises once, however many days it lasts', () => {
    expect(raised(changed(steady(100), 60, 65, times(2)))).toEqual([60]);
    expect(raised(changed(office(100), 59, 66, times(3)))).toEqual([59]);
  });

  it('raises again when it goes far beyond its own peak', () => {
    const rising = changed(changed(steady(100), 60, 65, times(2)), 62, 65, times(6));
    expect(raised(rising)).toEqual([60, 62]);
  });

  it('is over after two days back in range: what comes then is another one', () => {
    const twice = (pause: number) => changed(changed(steady(100), 60, 61, times(3)), 61 + pause, 62 + pause, times(3));
    expect(raised(twice(1))).toEqual([60]);
    expect(raised(twice(2))).toEqual([60, 63]);
  });

  it('is not interrupted by a weekend on which nobody works', () => {
    const friday = 8 * 7 + 4;
    expect(raised(changed(office(100, 0), friday, friday + 6, times(2)))).toEqual([friday]);
  });

  it('that lasts becomes the new normal: the way back raises in its turn', () => {
    const values = changed(steady(140), 60, 100, times(2.5));
    expect(raised(values)).toEqual([60, 100]);
    const judged = judge(values);
    expect(judged.slice(70, 100).every(({ outcome }) => outcome === 'ordinary')).toBe(true);
    expect(judged[100]?.outcome).toBe('below');
    expect(toNumber(judged[99]?.range?.expected ?? estimate(0))).toBeGreaterThan(200);
  });
});

describe('the week', () => {
  it('is known: quiet weekends are no surprise, and a weekday’s spend on one is', () => {
    const values = office(120);
    expect(raised(values)).toEqual([]);
    const saturday = 12 * 7 + 5;
    expect(raised(changed(values, saturday, saturday + 1, () => 100))).toEqual([saturday]);
    expect(judge(values)[saturday]?.range?.isWeekly).toBe(true);
  });

  it('is not seen where there is none', () => {
    expect(judge(steady(120)).some(({ range }) => range?.isWeekly === true)).toBe(false);
  });

  it('keeps its days where some are missing from the series', () => {
    const values = office(120);
    const series = dailySpend(values).filter((_, index) => index % 10 !== 3);
    expect(judgeSeries(series, () => anomalySettings('normal', 'both')).some(({ opens }) => opens)).toBe(false);
  });
});

describe('a past that says little', () => {
  it('lets growth be growth', () => {
    expect(raised(steady(200).map((usd, index) => usd * 1.01 ** index))).toEqual([]);
  });

  it('does not take days without spend for anomalies where they come as they like', () => {
    const some = steady(150).map((usd, index) => ((index * index) % 11 < 4 ? usd : 0));
    expect(raised(some)).toEqual([]);
    const burst = some.findIndex((usd, index) => index > 100 && usd > 0);
    expect(raised(changed(some, burst, burst + 1, times(8)))).toEqual([burst]);
  });

  it('judges rare spend by the largest of it', () => {
    const rare = Array.from({ length: 120 }, (_, index) => (index % 19 === 0 ? 20 : 0));
    expect(raised(changed(rare, 95, 96, () => 50))).toEqual([]);
    expect(raised(changed(rare, 95, 96, () => 500))).toEqual([95]);
  });

  it('notices spend that wakes up after weeks of none', () => {
    const asleep = changed(steady(130), 40, 110, none);
    expect(raised(asleep, 'up')).toEqual([110]);
  });

  it('has nothing to say of no spend at all', () => {
    expect(raised(Array.from({ length: 100 }, none))).toEqual([]);
    expect(judgeSeries([], () => anomalySettings('normal', 'both'))).toEqual([]);
  });
});

const anyDollars = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), {
  minLength: 40,
  maxLength: 70,
});

describe('whatever was spent', () => {
  it('a judgement never depends on later days', () => {
    fc.assert(
      fc.property(anyDollars, fc.integer({ min: 28, max: 39 }), (dollars, length) => {
        expect(judge(dollars.slice(0, length))).toEqual(judge(dollars).slice(0, length));
      }),
      { numRuns: 20 },
    );
  });

  it('a day departs exactly when it lies outside its range, and only such days raise', () => {
    const check = ({ amount, range, outcome, opens }: Judgement) => {
      const outside = range !== null && amount > range.high ? 'above' : range !== null && amount < range.low && 'below';
      expect(outcome).toBe(range === null ? 'unjudged' : outside || 'ordinary');
      if (opens) expect(outside).not.toBe(false);
      if (range !== null)
        expect([range.low >= 0n, range.low <= range.expected, range.expected <= range.high]).toEqual([
          true,
          true,
          true,
        ]);
    };
    fc.assert(
      fc.property(anyDollars, (dollars) => {
        for (const judgement of judge(dollars)) check(judgement);
      }),
      { numRuns: 40 },
    );
  });
});
