import { type AmountReading, readAmount } from '../../domain/read-amount.ts';

const CENT = 10n ** 16n;
const MOST = 1_000_000_000n * 100n * CENT;

/** A word that is meant as an amount of dollars, though it may be none that can be used. */
export const looksLikeAmount = (word: string): boolean => /^[-+]?(?:\$|usd)?\d[\d.,]*[a-z$%]*$/i.test(word);

/** Reads `500`, `$500`, `1,200.50`, `2k`; or one sentence that says why it is no budget. */
export const parseAmount = (word: string): AmountReading => {
  const read = readAmount(word);
  if ('why' in read) return read;
  if (read.amount === 0n) return { why: 'A budget is more than nothing.' };
  return read.amount > MOST ? { why: 'A budget is at most $1,000,000,000.' } : read;
};
