import { describe, expect, it } from 'vitest';
import { alertSettings } from '../../../src/domain/anomaly/alert-settings.ts';
import { judgeSeries } from '../../../src/domain/anomaly/judge-series.ts';
import type { DayAmount } from '../../../src/domain/anomaly/judgement.ts';
import { isoDay } from '../../../src/domain/day.ts';
import { formatMoney } from '../../../src/domain/money.ts';
import { dailySpend } from './sample-spend.ts';

const SPIKE = 60;
const lasting = (dollars: number, days = 61): readonly number[] => Array.from({ length: days }, () => dollars);
const leastOn = (total: readonly DayAmount[], index: number, sensitivity: 'low' | 'normal' = 'normal'): string => {
  const day = total[index]?.day ?? expect.fail('no such day');
  return formatMoney(alertSettings(total, sensitivity, 'up')(day).leastAmount);
};

describe('the least departure that alerts', () => {
  it.each([
    [20_000, '$200.00'],
    [250, '$2.50'],
    [99, '$1.00'],
    [0, '$1.00'],
  ])('is a hundredth of a usual day, and a dollar at least: $%s a day', (dollars, least) => {
    expect(leastOn(dailySpend(lasting(dollars)), SPIKE)).toBe(least);
    expect(leastOn(dailySpend(lasting(dollars)), SPIKE, 'low')).toBe(least);
  });

  it('is that of a working day where nothing is spent on weekends', () => {
    const weeks = Array.from({ length: 63 }, (_, index) => (index % 7 < 5 ? 3_000 : 0));
    expect(leastOn(dailySpend(weeks), SPIKE)).toBe('$30.00');
  });

  it('rests on the four weeks before, so that neither the day itself nor what came later changes it', () => {
    const known = dailySpend([...lasting(500, 30), ...lasting(1_000, 28), 1_000]);
    const later = dailySpend([...lasting(500, 30), ...lasting(1_000, 28), 90_000, ...lasting(90_000, 30)]);
    expect([leastOn(known, 30), leastOn(known, 58)]).toEqual(['$5.00', '$10.00']);
    expect([leastOn(later, 30), leastOn(later, 58)]).toEqual(['$5.00', '$10.00']);
  });
});

it('keeps the small change of a large organisation quiet, not that of a small one', () => {
  const workspace = dailySpend([...lasting(5, SPIKE), 60]);
  const raisedIn = (organisation: number): readonly string[] =>
    judgeSeries(workspace, alertSettings(dailySpend(lasting(organisation)), 'normal', 'up'))
      .filter(({ opens }) => opens)
      .map(({ day }) => isoDay(day));
  expect(raisedIn(20_000)).toEqual([]);
  expect(raisedIn(500)).toEqual([isoDay(workspace[SPIKE]?.day ?? expect.fail('no spike'))]);
});
