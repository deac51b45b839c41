import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import { describeSpan } from '../../src/domain/describe-span.ts';
import { digestDays } from '../../src/domain/digest-days.ts';
import { isRestated } from '../../src/domain/restatement.ts';
import { usd } from '../support/fake-source.ts';

describe('the days of a digest', () => {
  it.each([
    ['daily', '2026-11-22T08:00:00Z', '21 Nov 2026 UTC', '14 Nov 2026 UTC'],
    ['weekly', '2026-11-23T08:00:00Z', '16–22 Nov 2026 UTC', '9–15 Nov 2026 UTC'],
    ['weekly', '2026-11-22T23:30:00Z', '15–21 Nov 2026 UTC', '8–14 Nov 2026 UTC'],
    ['monthly', '2026-12-01T08:00:00Z', '1–30 Nov 2026 UTC', '1–31 Oct 2026 UTC'],
    ['monthly', '2027-01-31T08:00:00Z', '1–31 Dec 2026 UTC', '1–30 Nov 2026 UTC'],
  ] as const)('%s, due %s', (cadence, dueAt, period, before) => {
    const days = digestDays(cadence, toInstant(Date.parse(dueAt)));
    expect([describeSpan(days.period), describeSpan(days.before)]).toEqual([period, before]);
  });
});

it.each([
  ['100', '102', true],
  ['100', '98', true],
  ['100', '101', false],
  ['1000', '1009', false],
  ['10', '10.90', false],
  ['0', '1.01', true],
])('%s that became %s is restated: %s', (posted, now, expected) => {
  expect(isRestated(usd(posted), usd(now))).toBe(expected);
});
