import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  compareMoney,
  estimate,
  formatMoney,
  fromCents,
  fromUsd,
  type Money,
  subtract,
  sum,
  toNumber,
  toUsd,
  ZERO,
} from '../../src/domain/money.ts';

const usd = (text: string): Money => fromUsd(text) ?? expect.fail(`${text} is no amount`);
const cents = (text: string): Money => fromCents(text) ?? expect.fail(`${text} is no amount`);
const anyMoney = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((units) => units as Money);

describe('reading amounts', () => {
  it.each([
    ['41280.000000', '412.8'],
    ['291.9015', '2.919015'],
    ['0', '0'],
    ['0.000000', '0'],
    ['-320', '-3.2'],
    ['7', '0.07'],
    ['0.0000000000000001', '0.000000000000000001'],
  ])('takes %s cents as $%s', (text, dollars) => {
    expect(toUsd(cents(text))).toBe(dollars);
  });

  it.each(['', '12,50', '1e3', '+5', '.5', '5.', ' 5', 'NaN', '--1', '0x10', '١٢', '0.00000000000000001'])(
    'refuses %j as an amount of cents',
    (text) => {
      expect(fromCents(text)).toBeNull();
    },
  );

  it('writes what it can read again', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(fromUsd(toUsd(amount))).toBe(amount);
      }),
    );
  });
});

describe('adding amounts', () => {
  it('keeps every fraction of a cent', () => {
    const total = sum(Array.from({ length: 1000 }, () => cents('291.9015')));
    expect(toUsd(total)).toBe('2919.015');
    expect(toUsd(add(cents('0.1'), cents('0.2')))).toBe('0.003');
  });

  it('does not depend on the order and can be undone', () => {
    fc.assert(
      fc.property(fc.array(anyMoney), anyMoney, (amounts, one) => {
        expect(sum(amounts.toReversed())).toBe(sum(amounts));
        expect(subtract(add(sum(amounts), one), one)).toBe(sum(amounts));
      }),
    );
  });

  it('is nothing for no amounts', () => {
    expect(sum([])).toBe(ZERO);
  });
});

describe('showing amounts', () => {
  it.each([
    ['1234.56', '$1,234.56'],
    ['1234567.8', '$1,234,567.80'],
    ['412.8', '$412.80'],
    ['999.995', '$1,000.00'],
    ['0.005', '$0.01'],
    ['0.00499', '<$0.01'],
    ['0.000000000000000001', '<$0.01'],
    ['0', '$0.00'],
    ['-3.2', '-$3.20'],
    ['-0.005', '-$0.01'],
    ['-2.345', '-$2.35'],
    ['-1234.5', '-$1,234.50'],
    ['-0.001', '$0.00'],
    ['2.345', '$2.35'],
    ['2.344999999999999999', '$2.34'],
  ])('shows %s as %s', (text, shown) => {
    expect(formatMoney(usd(text))).toBe(shown);
  });

  it('is never further from the exact amount than half a cent, and loses the sign of nothing that it shows', () => {
    const halfCent = usd('0.005');
    fc.assert(
      fc.property(anyMoney, (amount) => {
        const text = formatMoney(amount);
        const shown = text === '<$0.01' ? ZERO : usd(text.replace(/[$,]/g, ''));
        expect(absolute(subtract(amount, shown)) <= halfCent).toBe(true);
        expect(shown === ZERO || shown < 0n === amount < 0n).toBe(true);
      }),
    );
  });

  it('rounds a debit and a credit to the same size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 16n, max: 10n ** 30n }), (units) => {
        expect(formatMoney(-units as Money)).toBe(`-${formatMoney(units as Money)}`);
      }),
    );
  });
});

describe('floats of dollars', () => {
  it('are close to the amount, for charts and estimates', () => {
    expect(toNumber(usd('-1234.5678'))).toBe(-1234.5678);
    expect(toUsd(estimate(12.3456784))).toBe('12.345678');
    expect(toUsd(estimate(-0.5))).toBe('-0.5');
  });

  it('keep the order', () => {
    const sorted = [usd('10'), usd('-3'), usd('2.5')].toSorted(compareMoney).map(toUsd);
    expect(sorted).toEqual(['-3', '2.5', '10']);
  });
});
