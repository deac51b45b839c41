import { expect, test } from 'vitest';
import { readRetryAdvice } from '../../src/anthropic/read-retry-advice.ts';
import { toInstant } from '../../src/domain/day.ts';

const NOW = toInstant(Date.parse('2026-11-22T09:00:00Z'));
const read = (headers: Record<string, string>) => readRetryAdvice((name) => headers[name] ?? null, NOW);

test.each([
  [{}, null],
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Sun, 22 Nov 2026 09:00:30 GMT' }, 30_000],
  [{ 'retry-after-ms': '250', 'retry-after': '3' }, 250],
  [{ 'retry-after-ms': 'soon', 'retry-after': '3' }, 3000],
])('%j asks for a delay of %s ms', (headers, afterMs) => {
  expect(read(headers).afterMs).toBe(afterMs);
});

test.each(['0', '-5', 'soon', '', 'Infinity', 'Sun, 22 Nov 2026 08:59:00 GMT'])(
  'a delay of "%s" is none, rather than at once',
  (after) => expect(read({ 'retry-after': after }).afterMs).toBeNull(),
);

test.each(['1e30', '9'.repeat(30), 'Fri, 31 Dec 9999 23:59:59 GMT'])('a delay of "%s" is a year', (after) => {
  expect(read({ 'retry-after': after }).afterMs).toBe(365 * 24 * 3_600_000);
});

test('a reset counts only while it is ahead', () => {
  const read1 = (reset: string) => read({ 'anthropic-ratelimit-requests-reset': reset }).resetAt;
  expect(read1('2026-11-22T09:00:10Z')).toBe(NOW + 10_000);
  expect(read1('2026-11-22T08:59:50Z')).toBeNull();
  expect(read1('2026-11-22T09:00:00Z')).toBeNull();
  expect(read1('tomorrow')).toBeNull();
});

test('x-should-retry is a yes, a no, or nothing', () => {
  expect(read({ 'x-should-retry': 'true' }).shouldRetry).toBe(true);
  expect(read({ 'x-should-retry': 'false' }).shouldRetry).toBe(false);
  expect(read({ 'x-should-retry': 'maybe' }).shouldRetry).toBeNull();
});
