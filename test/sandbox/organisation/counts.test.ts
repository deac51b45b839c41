import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Day, startOf } from '../../../src/domain/day.ts';
import { addCounts, countsBetween, NOTHING } from '../../../src/sandbox/organisation/counts.ts';
import type { Fact } from '../../../src/sandbox/organisation/spend-fact.ts';

const day = 20_000 as Day;
const start = startOf(day);

it('cuts a day anywhere without losing or inventing a token', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 86_400_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(500), cuts, (output, webSearches, inner) => {
      const counts = { ...NOTHING, output, webSearches };
      const fact: Fact = { day, counts, route: {} as Fact['route'] };
      const edges = [0, ...inner.sort((a, b) => a - b), 86_400_000];
      const parts = edges.slice(1).map((edge, index) => countsBetween(fact, start + (edges[index] ?? 0), start + edge));
      expect(parts.reduce(addCounts, NOTHING)).toEqual(counts);
      expect(parts.every((part) => part.output >= 0)).toBe(true);
    }),
  );
});
