import { expect, it } from 'vitest';
import { describeSpan } from '../../src/domain/describe-span.ts';
import { dayOn, spanFrom } from './sample-days.ts';

it.each([
  ['2026-11-01', '2026-11-21', '1–21 Nov 2026 UTC'],
  ['2026-11-22', '2026-11-22', '22 Nov 2026 UTC'],
  ['2026-10-28', '2026-11-03', '28 Oct – 3 Nov 2026 UTC'],
  ['2025-12-28', '2026-01-03', '28 Dec 2025 – 3 Jan 2026 UTC'],
  ['2025-11-01', '2026-11-01', '1 Nov 2025 – 1 Nov 2026 UTC'],
  ['2028-02-29', '2028-02-29', '29 Feb 2028 UTC'],
])('the days from %s to %s are "%s"', (first, last, text) => {
  expect(describeSpan(spanFrom(first, last))).toBe(text);
});

it('says so when there are none', () => {
  const day = dayOn('2026-11-01');
  expect(describeSpan({ from: day, to: day })).toBe('no days');
});
