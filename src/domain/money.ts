import { compare } from './compare.ts';

/**
 * Exact US dollars: an integer count of 10⁻¹⁸ dollars. Add with `+`, compare with `<`: sums never round.
 * Sixteen decimals of a cent fit; the API sends about six.
 */
export type Money = bigint & { readonly __unit: 'attodollar' };

const SCALE = 18;
const CENT_SCALE = SCALE - 2;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

export const ZERO = 0n as Money;

const fromDecimal = (text: string, scale: number): Money | null => {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > scale) return null;
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return (sign === '-' ? -units : units) as Money;
};

/** Reads a decimal string of fractional cents, as the APIs send it: `"41280.000000"` is $412.80. Null when it is no such string. */
export const fromCents = (cents: string): Money | null => fromDecimal(cents, CENT_SCALE);

/** Reads a decimal string of dollars: `"12.5"`. Null when it is no such string. */
export const fromUsd = (usd: string): Money | null => fromDecimal(usd, SCALE);

export const add = (a: Money, b: Money): Money => (a + b) as Money;
export const subtract = (a: Money, b: Money): Money => (a - b) as Money;
export const sum = (amounts: Iterable<Money>): Money => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total as Money;
};
export const absolute = (amount: Money): Money => (amount < 0n ? -amount : amount) as Money;

/** `amount` times a ratio of whole numbers, cut off below 10⁻¹⁸ dollars. */
export const scale = (amount: Money, by: number, per: number): Money => ((amount * BigInt(by)) / BigInt(per)) as Money;

/** Orders by size; bigint differences do not fit what `sort` expects. */
export const compareMoney = (a: Money, b: Money): number => compare(a, b);

/** Exact decimal dollars without rounding or trailing zeros: `"123.456789"`, `"12.5"`, `"0"`. */
export const toUsd = (amount: Money): string => {
  const digits = absolute(amount)
    .toString()
    .padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
};

/** Dollars as a float, for charts and statistics only: never for a sum that is shown. */
export const toNumber = (amount: Money): number => Number(toUsd(amount));

/** The nearest `Money` to a float of dollars, for estimates such as a forecast. */
export const estimate = (usd: number): Money => fromDecimal(usd.toFixed(6), SCALE) ?? ZERO;

const CENT = 10n ** 16n;

/** For people: rounded once to whole cents, half away from zero: `$1,234.56`, `-$3.20`, `<$0.01`, `$0.00`. */
export const formatMoney = (amount: Money): string => {
  const size = absolute(amount);
  const cents = (size + CENT / 2n) / CENT;
  if (cents === 0n) return amount > 0n ? '<$0.01' : '$0.00';
  const dollars = (cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0n ? '-' : ''}$${dollars}.${(cents % 100n).toString().padStart(2, '0')}`;
};
