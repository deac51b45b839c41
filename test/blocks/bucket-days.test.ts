import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketDays } from '../../src/blocks/bucket-days.ts';
import { type Day, isoDay, parseIsoDay, plusDays } from '../../src/domain/day.ts';
import { add, fromCents, type Money, sum, ZERO } from '../../src/domain/money.ts';

const day = (iso: string): Day => {
  const parsed = parseIsoDay(iso);
  if (parsed === null) throw new Error(iso);
  return parsed;
};

const daily = (first: string, count: number, cents = '0.3') =>
  Array.from({ length: count }, (_, index) => ({
    day: plusDays(day(first), index),
    measure: fromCents(cents) ?? ZERO,
  }));

const labels = (first: string, count: number) => bucketDays(daily(first, count), add).map(({ label }) => label);

describe('labels', () => {
  test('up to twenty days are a point each', () => {
    expect(labels('2026-10-31', 3)).toEqual(['31 Oct', '1 Nov', '2 Nov']);
    expect(labels('2026-11-01', 20)).toHaveLength(20);
  });

  test('a month is in pairs of days, the odd one first', () => {
    expect(labels('2026-10-01', 31).slice(0, 2)).toEqual(['1 Oct', '2–3 Oct']);
    expect(labels('2026-10-01', 31).at(-1)).toBe('30–31 Oct');
  });

  test('a quarter is in weeks that end with its last day', () => {
    expect(labels('2026-08-24', 90)).toHaveLength(13);
    expect(labels('2026-08-24', 90).slice(-2)).toEqual(['8–14 Nov', '15–21 Nov']);
    expect(labels('2026-08-24', 90)[1]).toBe('30 Aug–5 Sep');
  });

  test('more than a year says which', () => {
    expect(labels('2025-01-01', 400)[1]).toBe('2–22 Jan ’25');
  });
});

test('a bucket knows its days, half-open', () => {
  const [first] = bucketDays(daily('2026-11-01', 30), add);
  expect([isoDay(first?.days.from ?? day('1970-01-01')), isoDay(first?.days.to ?? day('1970-01-01'))]).toEqual([
    '2026-11-01',
    '2026-11-03',
  ]);
});

test('for any days: at most twenty points, no day lost or twice, sums exact, labels short and different', () => {
  fc.assert(
    fc.property(
      fc.nat(800),
      fc.integer({ min: 19_000, max: 22_000 }),
      fc.bigInt(-(10n ** 30n), 10n ** 30n),
      (count, first, seed) => {
        const points = Array.from({ length: count }, (_, index) => ({
          day: (first + index) as Day,
          measure: (seed * BigInt(index + 1)) as Money,
        }));
        const buckets = bucketDays(points, add);
        expect(buckets.length).toBeLessThanOrEqual(20);
        expect(sum(buckets.map(({ measure }) => measure))).toBe(sum(points.map(({ measure }) => measure)));
        expect(buckets.flatMap(({ days }) => [days.from, days.to])).toEqual(
          count === 0 ? [] : [first, ...buckets.slice(1).flatMap(({ days }) => [days.from, days.from]), first + count],
        );
        expect(new Set(buckets.map(({ label }) => label)).size).toBe(buckets.length);
        for (const { label } of buckets) expect(label.length).toBeLessThanOrEqual(20);
      },
    ),
  );
});
