import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeText,
  describeTokens,
  formatCount,
  formatShare,
  formatTokens,
  progressBar,
} from '../../src/blocks/amount.ts';
import { fromUsd, ZERO } from '../../src/domain/money.ts';
import { trendOf } from '../../src/domain/trend.ts';

const usd = (text: string) => fromUsd(text) ?? ZERO;

test('counts have their thousands apart', () => {
  expect([0, 999, 1_234_567, -1234].map(formatCount)).toEqual(['0', '999', '1,234,567', '-1,234']);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1234, '1.2K (1,234)'],
  [999_960, '1M (999,960)'],
  [1_234_567, '1.2M (1,234,567)'],
  [3_400_000_000, '3.4B (3,400,000,000)'],
])('%d tokens read %s', (tokens, text) => expect(describeTokens(tokens)).toBe(text));

test('tokens at a glance', () => expect(formatTokens(1_234_567)).toBe('1.2M'));

test.each([
  [0, '0 %'],
  [0.004, '<1 %'],
  [0.624, '62 %'],
  [0.999, '>99 %'],
  [1, '100 %'],
  [12.5, '1,250 %'],
  [-0.001, '0 %'],
])('a share of %d reads %s', (share, text) => expect(formatShare(share)).toBe(text));

test.each([
  ['112.40', '100', '▲ $12.40 (+12 %)'],
  ['97', '100', '▼ $3.00 (−3 %)'],
  ['12.40', '0', '▲ $12.40 (new)'],
  ['0', '12.40', '▼ $12.40 (−100 %)'],
  ['5', '5', 'no change'],
  ['0', '0', 'no change'],
  ['5.001', '5', '▲ <$0.01 (±0 %)'],
  ['-3', '0', '▼ $3.00'],
])('from $%2$s to $%1$s is %3$s', (current, previous, text) => {
  expect(changeText(trendOf(usd(current), usd(previous)))).toBe(text);
});

test.each([
  [0, '▱▱▱▱▱ 0 %'],
  [0.62, '▰▰▰▱▱ 62 %'],
  [0.999, '▰▰▰▰▱ >99 %'],
  [1, '▰▰▰▰▰ 100 %'],
  [1.3, '▰▰▰▰▰ 130 %'],
  [-0.5, '▱▱▱▱▱ -50 %'],
])('a budget at %d is drawn %s', (share, bar) => expect(progressBar(share)).toBe(bar));

test('a bar is full exactly when the budget is used up', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 3, noNaN: true }),
      (share) => progressBar(share).startsWith('▰▰▰▰▰') === share >= 1,
    ),
  );
});
