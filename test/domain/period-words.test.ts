import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparisonFor } from '../../src/domain/comparison.ts';
import { plusDays } from '../../src/domain/day.ts';
import { findPeriod } from '../../src/domain/find-period.ts';
import { periodWords, spanWords } from '../../src/domain/period-words.ts';
import { anyDay, dayOn, spanFrom } from './sample-days.ts';

it('writes a span as its days', () => {
  expect(spanWords(spanFrom('2026-11-01', '2026-11-21'))).toBe('2026-11-01..2026-11-21');
  expect(spanWords(spanFrom('2026-11-22', '2026-11-22'))).toBe('2026-11-22');
});

it('names a span so that it is found again', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 800 }), fc.nat(500), (from, length, later) => {
      const span = { from, to: plusDays(from, length) };
      const found = findPeriod([spanWords(span)], plusDays(span.to, later));
      expect(found).toMatchObject({ ok: true, rest: [], period: span });
    }),
  );
});

it.each([
  ['mtd', '2026-11..2026-11-22'],
  ['last-month', '2026-10'],
  ['wtd', '2026-w47..2026-11-22'],
  ['last-week', '2026-w46'],
  ['qtd', '2026-q4..2026-11-22'],
  ['last-quarter', '2026-q3'],
  ['ytd', '2026..2026-11-22'],
  ['7d', '2026-11-15..2026-11-21'],
  ['yesterday', '2026-11-21'],
])('%s is asked again as %s', (said, words) => {
  const found = findPeriod([said], dayOn('2026-11-22'));
  expect(found.ok && periodWords(found.period)).toBe(words);
});

it('asks on a later day for the same days and the same comparison', () => {
  const words = fc.constantFrom(
    ...['today', '7d', 'wtd', 'mtd', 'qtd', 'ytd', 'last-week', 'last-month', 'last-quarter', 'last-year', 'february'],
  );
  fc.assert(
    fc.property(words, anyDay, fc.nat(500), (said, today, later) => {
      const asked = findPeriod([said], today);
      const again = asked.ok ? findPeriod([periodWords(asked.period)], plusDays(today, later)) : asked;
      if (!asked.ok || !again.ok) return expect.fail(`${said} was not found`);
      const { period } = asked;
      expect(again.period).toMatchObject({ kind: period.kind, from: period.from, to: period.to });
      expect(comparisonFor(again.period, again.period)).toEqual(comparisonFor(period, period));
    }),
  );
});
