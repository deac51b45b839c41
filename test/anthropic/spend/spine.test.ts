import { expect, test } from 'vitest';
import { costCounting } from '../../../src/anthropic/spend/counting.ts';
import { isSettled, planOlderDays, recentDays, type Spine, tagOf } from '../../../src/anthropic/spend/spine.ts';
import { type Day, isoDay, type Span, startOf, toInstant } from '../../../src/domain/day.ts';
import type { Money } from '../../../src/domain/money.ts';
import type { Cost } from '../../../src/domain/spend.ts';
import { day, span } from './harness.ts';

const COVERED = span('2026-01-01', '2026-11-23');
const spell = ({ from, to }: Span): string => `${isoDay(from)}..${isoDay(to)}`;
const older = (wanted: Span, isKnown: (at: Day) => boolean = () => false): string[] =>
  planOlderDays(wanted, COVERED, isKnown).map(spell);

test('the recent days are 31 with today, or as many as there are', () => {
  expect(spell(recentDays(COVERED))).toBe('2026-10-23..2026-11-23');
  expect(spell(recentDays(span('2026-01-01', '2026-01-04')))).toBe('2026-01-01..2026-01-04');
});

test.each([
  ['nothing where all days are recent', older(span('2026-10-23', '2026-11-23')), []],
  [
    'a full request back from the newest day that is missing',
    older(span('2026-10-20', '2026-11-23')),
    ['2026-09-22..2026-10-23'],
  ],
  [
    'as many as it takes',
    older(span('2026-08-25', '2026-11-23')),
    ['2026-09-22..2026-10-23', '2026-08-22..2026-09-22'],
  ],
  ['never before the first day', older(span('2025-06-01', '2026-01-10')), ['2026-01-01..2026-01-10']],
  ['nothing that is known', older(span('2026-08-25', '2026-11-23'), () => true), []],
  [
    'around what is known',
    older(span('2026-08-25', '2026-11-23'), (at) => at >= day('2026-09-01')),
    ['2026-08-01..2026-09-01'],
  ],
  ['nothing for no days', older(span('2026-05-01', '2026-05-01')), []],
])('older days: %s', (_, spans, expected) => expect(spans).toEqual(expected));

test('a day is kept for good after thirty days, and a week after its month at the earliest', () => {
  const settled = (at: string, today: string): boolean => isSettled(day(at), day(today));
  expect([settled('2026-10-31', '2026-11-29'), settled('2026-10-31', '2026-11-30')]).toEqual([false, true]);
  expect([settled('2026-10-01', '2026-11-08'), settled('2026-10-01', '2026-11-09')]).toEqual([false, true]);
});

test('a day is tagged by its total, and by the watermark only while it is not complete', () => {
  const at = day('2026-11-20');
  const tag = (amount: bigint | null, refreshedAt: number | null): string | null => {
    const measure = amount === null ? null : { amount: amount as Money };
    const spine: Spine<Cost> = {
      totals: new Map([[at, measure]]),
      refreshedAt: refreshedAt === null ? null : toInstant(refreshedAt),
    };
    return tagOf(spine, costCounting, at);
  };
  const end = startOf(day('2026-11-21'));
  expect(tag(5n, end)).toBe(tag(5n, end + 1));
  expect(tag(5n, end)).toBe(tag(5n, null));
  expect(tag(5n, end)).not.toBe(tag(6n, end));
  expect(tag(5n, end - 1)).not.toBe(tag(5n, end));
  expect(tag(5n, end - 1)).not.toBe(tag(5n, end - 2));
  expect(tag(0n, end)).not.toBe(tag(null, end));
});
