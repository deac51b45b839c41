import { fromUsd, type Money } from './money.ts';

const AMOUNT = /^(?:\$|usd)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(k?)(?:\$|usd)?$/i;
const CENT = 10n ** 16n;

/** What people type as an amount: exact and in whole cents, or one sentence that says why it is none. */
export type AmountReading = { readonly amount: Money } | { readonly why: string };

/** Moves the decimal point: `1.25` thousand is `1250.`. */
const readDollars = (whole: string, fraction: string, isThousands: boolean): Money | null => {
  const places = isThousands ? 3 : 0;
  const rest = fraction.padEnd(places, '0');
  return fromUsd(`${whole}${rest.slice(0, places)}.${rest.slice(places)}0`);
};

/** Reads `500`, `$500`, `1,200.50`, `2k` as US dollars. */
export const readAmount = (word: string): AmountReading => {
  const [, whole, fraction = '', thousands = ''] = AMOUNT.exec(word) ?? [];
  if (whole === undefined) return { why: 'An amount is written as `500`, `$500`, `1,200.50` or `2k`.' };
  const amount = readDollars(whole.replaceAll(',', ''), fraction, thousands !== '');
  return amount === null || amount % CENT !== 0n ? { why: 'An amount has whole cents.' } : { amount };
};
