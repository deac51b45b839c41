import { expect, it } from 'vitest';
import { createOnce } from '../../src/slack/once.ts';
import { createManualClock } from './kit/manual-clock.ts';

it('is claimed by the first only, until it is given back', () => {
  const once = createOnce(createManualClock());
  expect([once.claim('a'), once.claim('a'), once.claim('b')]).toEqual([true, false, true]);
  once.release('a');
  expect([once.claim('a'), once.claim('b')]).toEqual([true, false]);
});

it('outlasts the five minutes in which Slack takes a signed request again', () => {
  const clock = createManualClock();
  const once = createOnce(clock);
  once.claim('a');
  clock.advance(6 * 60_000);
  expect(once.claim('a')).toBe(false);
  clock.advance(4 * 60_000);
  expect(once.claim('a')).toBe(true);
});

it('keeps the latest ten thousand, however many come', () => {
  const once = createOnce(createManualClock());
  for (let number = 0; number < 10_001; number += 1) once.claim(String(number));
  expect(once.claim('10000')).toBe(false);
  expect(once.claim('1')).toBe(false);
  expect(once.claim('0')).toBe(true);
});
