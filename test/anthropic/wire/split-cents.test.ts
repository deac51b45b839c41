import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costCounting } from '../../../src/anthropic/spend/counting.ts';
import { splitCents } from '../../../src/anthropic/wire/split-cents.ts';
import { fromCents } from '../../../src/domain/money.ts';

const split = (text: string): number[] | null => {
  const parts: number[] = [];
  return splitCents(text, parts) ? parts : null;
};

const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: most });
const decimal = fc
  .tuple(fc.boolean(), digits(11), fc.option(digits(16)))
  .map(([isNegative, whole, fraction]) => `${isNegative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`);

test('an amount is split where its digits are, as exact money is', () => {
  fc.assert(
    fc.property(decimal, (text) => {
      const amount = fromCents(text);
      expect(amount === null ? null : split(text)).toEqual(amount === null ? null : costCounting.split({ amount }));
    }),
  );
});

test('whatever is split is an amount, and the same one', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: fc.constantFrom(...'0123456789.-+e '), maxLength: 40 }), decimal),
      (text) => {
        const parts = split(text);
        if (parts !== null) expect(costCounting.join(parts).amount).toBe(fromCents(text));
      },
    ),
  );
});

test.each(['', '-', '.', '1.', '.5', '1.2.3', '1e3', '+1', ' 1', '1.23456789012345678', '1000000000000'])(
  '%j is left to the schema',
  (text) => {
    expect(split(text)).toBeNull();
  },
);
