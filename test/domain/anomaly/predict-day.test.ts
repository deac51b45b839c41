import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PastDay, predictDay } from '../../../src/domain/anomaly/predict-day.ts';
import { type Day, plusDays } from '../../../src/domain/day.ts';
import { dayOn } from '../sample-days.ts';
import { predictPlainly } from './predict-plainly.ts';

const TODAY = dayOn('2026-11-21');

const FACTORS: Readonly<Record<string, readonly number[]>> = {
  'all days alike': [1, 1, 1, 1, 1, 1, 1],
  'less at weekends': [1, 1, 1, 1, 1, 0.3, 0.3],
  'closed weekends': [1, 1, 1, 1, 1, 0, 0],
};

/** Up to eight weeks with gaps, ties, wild days, days without spend and episodes that go on. */
const pastDays = (factors: readonly number[]): fc.Arbitrary<readonly PastDay[]> =>
  fc
    .array(
      fc.record({
        usd: fc.oneof(
          { weight: 8, arbitrary: fc.double({ min: 70, max: 130, noNaN: true }) },
          { weight: 3, arbitrary: fc.constantFrom(90, 100, 110) },
          { weight: 1, arbitrary: fc.constantFrom(0, 5, 600) },
        ),
        isKnown: fc.nat(20).map((chance) => chance > 0),
        isSurprising: fc.nat(12).map((chance) => chance > 0),
      }),
      { minLength: 14, maxLength: 56 },
    )
    .map((days) =>
      days.flatMap(({ usd, isKnown, isSurprising }, place): PastDay[] => {
        const day: Day = plusDays(TODAY, place - days.length);
        return isKnown ? [{ day, usd: usd * (factors[day % 7] ?? 1), isSurprising }] : [];
      }),
    );

it.each(Object.keys(FACTORS))('predicts what the plain arithmetic does, to the last bit: %s', (habit) => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(pastDays(FACTORS[habit] ?? []), (past) => {
      const known = predictDay(past, TODAY);
      const plain = predictPlainly(past, TODAY);
      if (plain !== null) kinds.add(plain.kind);
      expect(
        known && { expected: known.expected, high: known.at(3), kind: known.kind, isWeekly: known.isWeekly },
      ).toEqual(plain);
    }),
    { numRuns: 300 },
  );
  expect(kinds.has('usual')).toBe(true);
});
