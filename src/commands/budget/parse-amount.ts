import { fromUsd, type Money } from '../../domain/money.ts';

const AMOUNT = /^(?:\$|usd)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(k?)(?:\$|usd)?$/i;
const CENT = 10n ** 16n;
const MOST = 1_000_000_000n * 100n * CENT;

/** A word that is meant as an amount of dollars, though it may be none that can be used. */
export const looksLikeAmount = (word: string): boolean => /^[-+]?(?:\$|usd)?\d[\d.,]*[a-z$%]*$/i.test(word);

/** Moves the decimal point: `1.25` thousand is `1250.`. */
const readDollars = (whole: string, fraction: string, isThousands: boolean): Money | null => {
  const places = isThousands ? 3 : 0;
  const rest = fraction.padEnd(places, '0');
  return fromUsd(`${whole}${rest.slice(0, places)}.${rest.slice(places)}0`);
};

/** Reads `500`, `$500`, `1,200.50`, `2k`; or one sentence that says why it is no budget. */
export const parseAmount = (word: string): { readonly amount: Money } | { readonly why: string } => {
  const [, whole, fraction = '', thousands = ''] = AMOUNT.exec(word) ?? [];
  if (whole === undefined) return { why: 'An amount is written as `500`, `$500`, `1,200.50` or `2k`.' };
  const amount = readDollars(whole.replaceAll(',', ''), fraction, thousands !== '');
  if (amount === null || amount % CENT !== 0n) return { why: 'An amount has whole cents.' };
  if (amount === 0n) return { why: 'A budget is more than nothing.' };
  return amount > MOST ? { why: 'A budget is at most $1,000,000,000.' } : { amount };
};
