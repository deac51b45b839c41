import { describe, expect, test } from 'vitest';
import { decideRetry } from '../../src/anthropic/decide-retry.ts';
import { NO_ADVICE, type RetryAdvice } from '../../src/anthropic/read-retry-advice.ts';
import { toInstant } from '../../src/domain/day.ts';

const NOW = toInstant(Date.parse('2026-11-22T09:00:00Z'));
const inMs = (ms: number) => toInstant(NOW + ms);

const decide = (status: number | null, advice: Partial<RetryAdvice> = {}, progress: object = {}) =>
  decideRetry(
    { status, advice: { ...NO_ADVICE, ...advice } },
    { repeatable: true, tries: 1, elapsedMs: 0, now: NOW, random: 0, ...progress },
  );

describe('which attempts are worth another try', () => {
  test.each([null, 200, 408, 409, 429, 500, 502, 503, 504, 529])('%s is', (status) => {
    expect(decide(status).retry).toBe(true);
  });
  test.each([302, 400, 401, 402, 403, 404, 410, 413, 422])('%s is not', (status) => {
    expect(decide(status).retry).toBe(false);
  });
  test('x-should-retry wins over the status', () => {
    expect(decide(400, { shouldRetry: true }).retry).toBe(true);
    expect(decide(529, { shouldRetry: false }).retry).toBe(false);
    expect(decide(429, { shouldRetry: false, afterMs: 1000 })).toEqual({ retry: false, retryAt: inMs(1000) });
  });
  test.each([null, 200, 429, 500, 503])('what writes is never sent again: %s', (status) => {
    expect(decide(status, { shouldRetry: true, afterMs: 1000 }, { repeatable: false })).toEqual({
      retry: false,
      retryAt: inMs(1000),
    });
  });
  test('a request is tried four times, a rate-limited one five times, even if the API says retry', () => {
    expect(decide(500, {}, { tries: 3 }).retry).toBe(true);
    expect(decide(500, {}, { tries: 4 }).retry).toBe(false);
    expect(decide(429, {}, { tries: 4 }).retry).toBe(true);
    expect(decide(429, {}, { tries: 5 }).retry).toBe(false);
    expect(decide(500, { shouldRetry: true }, { tries: 4 }).retry).toBe(false);
  });
});

describe('how long it waits', () => {
  test('as long as the API says', () => {
    expect(decide(429, { afterMs: 7000 })).toEqual({ retry: true, afterMs: 7000 });
    expect(decide(503, { afterMs: 1500 })).toEqual({ retry: true, afterMs: 1500 });
  });
  test('otherwise twice as long each time, up to half of it taken off by jitter', () => {
    const waits = [1, 2, 3, 4].map((tries) => decide(429, {}, { tries }));
    expect(waits).toEqual([1000, 2000, 4000, 8000].map((afterMs) => ({ retry: true, afterMs })));
    expect(decide(429, {}, { tries: 4, random: 0.5 })).toEqual({ retry: true, afterMs: 6000 });
    expect(decide(500, {}, { tries: 2 })).toEqual({ retry: true, afterMs: 1000 });
  });
  test('until the limit is reset when that is soon, and never shorter than its own backoff', () => {
    expect(decide(429, { resetAt: inMs(20_000) })).toEqual({ retry: true, afterMs: 20_000 });
    expect(decide(429, { resetAt: inMs(5) })).toEqual({ retry: true, afterMs: 1000 });
    expect(decide(429, { resetAt: inMs(3_600_000) })).toEqual({ retry: true, afterMs: 1000 });
  });
  test('not at all when a person would have to wait for more than a minute: they learn when to ask again', () => {
    expect(decide(429, { afterMs: 60_000 }).retry).toBe(true);
    expect(decide(429, { afterMs: 61_000 })).toEqual({ retry: false, retryAt: inMs(61_000) });
    expect(decide(429, { afterMs: 40_000 }, { elapsedMs: 55_000 })).toEqual({ retry: false, retryAt: inMs(40_000) });
    expect(decide(null, {}, { elapsedMs: 90_000 }).retry).toBe(false);
  });
});

describe('when asking again makes sense after giving up', () => {
  test('when the limit is reset, or in a minute when the API does not tell', () => {
    expect(decide(429, { resetAt: inMs(90_000) }, { tries: 5 })).toEqual({ retry: false, retryAt: inMs(90_000) });
    expect(decide(429, {}, { tries: 5 })).toEqual({ retry: false, retryAt: inMs(60_000) });
  });
});
