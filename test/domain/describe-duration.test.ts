import { expect, it } from 'vitest';
import { describeDuration } from '../../src/domain/describe-duration.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

it.each([
  [0, 'less than a minute'],
  [59_999, 'less than a minute'],
  [MINUTE, '1 minute'],
  [59 * MINUTE + 59_999, '59 minutes'],
  [HOUR, '1 hour'],
  [DAY - 1, '23 hours'],
  [DAY, '1 day'],
  [2 * DAY - 1, '1 day'],
  [45 * DAY, '45 days'],
  [200 * DAY, '200 days'],
])('says how long %d ms are', (ms, words) => {
  expect(describeDuration(ms)).toBe(words);
});
