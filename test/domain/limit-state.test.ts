import { describe, expect, it } from 'vitest';
import { limitPercent, limitStep, objectionTo } from '../../src/domain/limit-state.ts';
import { usd } from '../support/fake-source.ts';

const standing = (spent: string, limit: string | null) => ({
  spent: usd(spent),
  limit: limit === null ? null : usd(limit),
});

describe('how near somebody is to a limit', () => {
  it.each([
    ['449.999999', '500', null, 89],
    ['450', '500', 90, 90],
    ['499.999999', '500', 90, 99],
    ['500', '500', 100, 100],
    ['650', '500', 100, 130],
    ['0', '500', null, 0],
    ['-3', '500', null, 0],
    ['99999', null, null, null],
    ['0', '0', null, null],
    ['0.000001', '0', 100, null],
  ])('%s of %s', (spent, limit, step, percent) => {
    expect(limitStep(standing(spent, limit))).toBe(step);
    expect(limitPercent(standing(spent, limit))).toBe(percent);
  });
});

it.each([
  ['500.01', { limit: usd('500') }, null],
  ['500', { limit: usd('500') }, 'not-higher'],
  ['0.01', { limit: usd('0') }, null],
  ['500', { limit: null }, 'unlimited'],
  ['500', null, null],
  ['0', null, 'not-higher'],
  ['-5', { limit: null }, 'not-higher'],
])('%s is a higher limit than %o: %s', (amount, current, objection) => {
  expect(objectionTo(usd(amount), current)).toBe(objection);
});
