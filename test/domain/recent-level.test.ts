import { describe, expect, it } from 'vitest';
import { recentLevel } from '../../src/domain/recent-level.ts';

const FLAT = [1, 1, 1, 1, 1, 1, 1];
const CLOSED = [1.4, 1.4, 1.4, 1.4, 1.4, 0, 0];

describe('the recent level', () => {
  it('is that of the window, not of what was before or after', () => {
    const values = [...Array.from({ length: 20 }, () => 1), ...Array.from({ length: 10 }, () => 4), 99];
    expect(recentLevel(values, 30, 7, FLAT)).toBeCloseTo(4);
    expect(recentLevel(values, 30, 20, FLAT)).toBeCloseTo(2.5);
    expect(recentLevel(values, 3, 7, FLAT)).toBeCloseTo(1);
  });

  it('takes the days of the week out', () => {
    const values = [7, 7, 7, 7, 7, 0, 0, 7, 7, 7];
    expect(recentLevel(values, 10, 7, CLOSED)).toBeCloseTo(5);
    expect(recentLevel(values, 10, 3, CLOSED)).toBeCloseTo(5);
  });

  it('cuts a spike, and keeps ordinary variation', () => {
    const values = [9, 10, 11, 10, 9, 11, 10, 9, 10, 11, 10, 9, 11, 10];
    expect(recentLevel(values, 14, 14, FLAT)).toBeCloseTo(10);
    expect(recentLevel(values.with(4, 1000), 14, 14, FLAT)).toBeLessThan(11);
  });

  it('is nothing without days', () => {
    expect(recentLevel([1, 2], 0, 7, FLAT)).toBe(0);
    expect(recentLevel([1, 2], -5, 7, FLAT)).toBe(0);
  });
});
