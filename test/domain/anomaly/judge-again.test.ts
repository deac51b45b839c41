import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertSettings } from '../../../src/domain/anomaly/alert-settings.ts';
import { judgeSeries, mayRise, type SettingsOn } from '../../../src/domain/anomaly/judge-series.ts';
import { anomalySettings } from '../../../src/domain/anomaly/settings.ts';
import { changed, dailySpend, steady } from './sample-spend.ts';

const NORMAL = anomalySettings('normal', 'up');
const normal: SettingsOn = () => NORMAL;
const look = (dollars: readonly number[], settingsOn = normal) => ({
  judgements: judgeSeries(dailySpend(dollars), settingsOn),
  settingsOn,
});

describe('a series that was looked at before', () => {
  it('is not judged again while nothing has changed', () => {
    const before = look(steady(60));
    expect(judgeSeries(dailySpend(steady(60)), () => ({ ...NORMAL }), before)).toBe(before.judgements);
  });

  it('is judged from the first new or changed day on', () => {
    const before = look(steady(60));
    const restated = changed(steady(62), 50, 51, (usd) => usd * 3);
    const judgements = judgeSeries(dailySpend(restated), normal, before);
    expect(judgements).toEqual(look(restated).judgements);
    const kept = judgements.map((judgement, index) => judgement === before.judgements[index]);
    expect(kept).toEqual(restated.map((_, index) => index < 50));
  });

  it('is judged from the first day on that is judged by something else', () => {
    const before = look(steady(60));
    const [, ...later] = dailySpend(steady(41)).reverse();
    const since = later[0]?.day ?? expect.fail();
    const stricter: SettingsOn = (day) => anomalySettings(day < since ? 'normal' : 'low', 'up');
    const judgements = judgeSeries(dailySpend(steady(60)), stricter, before);
    expect(judgements).toEqual(judgeSeries(dailySpend(steady(60)), stricter));
    expect(judgements.findIndex((judgement, index) => judgement !== before.judgements[index])).toBe(39);
  });

  it('is judged alike, whatever it was before', () => {
    const dollars = fc.array(fc.constantFrom(0, 90, 100, 110, 400), { minLength: 30, maxLength: 50 });
    const settings = fc.constantFrom(normal, () => anomalySettings('low', 'up'));
    fc.assert(
      fc.property(dollars, dollars, fc.nat(50), settings, (one, other, same, settingsOn) => {
        const now = [...one.slice(0, same), ...other.slice(same)];
        expect(judgeSeries(dailySpend(now), normal, look(one, settingsOn))).toEqual(look(now).judgements);
      }),
      { numRuns: 30 },
    );
  });
});

it('nothing is missed in a series that cannot rise', () => {
  const total = dailySpend(steady(70).map((usd) => usd * 100));
  const settingsOn = alertSettings(total, 'normal', 'up');
  // The first weeks may be as wild as they like: nobody knows yet what is usual.
  const early = fc.array(fc.constantFrom(0, 1, 50, 4000), { maxLength: 28 });
  const small = fc.array(fc.double({ min: 0, max: 130, noNaN: true }), { minLength: 40, maxLength: 45 });
  let quiet = 0;
  let wild = 0;
  fc.assert(
    fc.property(early, small, fc.constantFrom(0.5, 1), (before, dollars, scale) => {
      const days = dailySpend([...before, ...dollars.map((usd) => usd * scale)]);
      if (mayRise(days, settingsOn)) return;
      quiet += 1;
      if (before.includes(4000)) wild += 1;
      expect(judgeSeries(days, settingsOn).some(({ opens }) => opens)).toBe(false);
    }),
    { numRuns: 60 },
  );
  expect(quiet).toBeGreaterThan(0);
  expect(wild).toBeGreaterThan(0);
});

it('a series may rise as soon as a day costs enough that lies four weeks behind the first spend', () => {
  const wildOn = (index: number) =>
    changed(
      steady(40).map((usd) => usd / 10_000),
      index,
      index + 1,
      () => 500,
    );
  const mayRiseOn = (index: number) => mayRise(dailySpend([0, 0, ...wildOn(index)]), normal);
  expect([mayRiseOn(5), mayRiseOn(27), mayRiseOn(28)]).toEqual([false, false, true]);
  expect(mayRise([], normal)).toBe(false);
});
