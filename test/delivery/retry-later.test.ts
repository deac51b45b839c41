import { expect, it } from 'vitest';
import { retryLater } from '../../src/delivery/retry-later.ts';
import { toInstant } from '../../src/domain/day.ts';
import { memoryLog } from '../log/memory-log.ts';
import { createManualClock } from '../slack/kit/manual-clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('tries again when the first message may be, until none waits, and never twice at a time', async () => {
  const clock = createManualClock();
  const ending = new AbortController();
  const waits = [2, 2, 1, 0];
  let rounds = 0;
  const drain = retryLater(
    async () => {
      const waiting = waits[rounds] ?? 0;
      rounds += 1;
      return { waiting, nextAt: rounds < 3 ? toInstant(clock.now() + 30_000) : null };
    },
    { clock, log: memoryLog().log, signal: ending.signal },
  );
  expect((await drain()).waiting).toBe(2);
  await drain();
  expect(clock.sleeping()).toEqual([30_000]);
  clock.advance(30_000);
  await settle();
  expect(rounds).toBe(3);
  expect(clock.sleeping()).toEqual([60_000]);
  clock.advance(60_000);
  await settle();
  expect(rounds).toBe(4);
  expect(clock.sleeping()).toEqual([]);
});

it('ends with its process', async () => {
  const clock = createManualClock();
  const ending = new AbortController();
  const { log, lines } = memoryLog();
  const drain = retryLater(async () => ({ waiting: 1, nextAt: null }), { clock, log, signal: ending.signal });
  await drain();
  ending.abort();
  await settle();
  expect(clock.sleeping()).toEqual([]);
  await drain();
  expect(clock.sleeping()).toEqual([]);
  expect(lines()).toEqual([]);
});
