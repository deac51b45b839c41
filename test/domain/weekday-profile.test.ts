import { describe, expect, it } from 'vitest';
import { weekdayProfile } from '../../src/domain/weekday-profile.ts';

const WEEK = [2, 2, 2, 2, 2, 0, 0];
const weeks = (count: number): number[] => Array.from({ length: count }, () => WEEK).flat();

describe('the weekday profile', () => {
  it('is flat until there are two weeks', () => {
    expect(weekdayProfile(weeks(1), 7)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(weekdayProfile(weeks(2), 13)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('finds the rhythm, more surely with every week, and keeps the mean', () => {
    const [short, long] = [weekdayProfile(weeks(2), 14), weekdayProfile(weeks(8), 56)];
    expect(long[0]).toBeGreaterThan(short[0] ?? 0);
    expect(long[5]).toBeLessThan(short[5] ?? 0);
    expect(long[5]).toBeLessThan(0.12);
    expect(long.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(7);
  });

  it('does not take one spike for a rhythm, nor growth', () => {
    const flat = Array.from({ length: 56 }, () => 5);
    expect(weekdayProfile(flat.with(20, 500), 56)[20 % 7]).toBeCloseTo(1, 1);
    const growing = Array.from({ length: 56 }, (_, day) => 1.01 ** day);
    for (const factor of weekdayProfile(growing, 56)) expect(factor).toBeCloseTo(1, 1);
  });

  it('looks at nothing after its end', () => {
    expect(weekdayProfile([...weeks(3), 9, 9, 9, 9, 9, 9, 9], 21)).toEqual(weekdayProfile(weeks(3), 21));
  });

  it('is flat without spend', () => {
    expect(
      weekdayProfile(
        Array.from({ length: 28 }, () => 0),
        28,
      ),
    ).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });
});
