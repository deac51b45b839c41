import { type Money, toUsd } from '../../domain/money.ts';

/** A decimal string of fractional cents with at least six decimals, as the analytics reports write it: `"41280.000000"`. */
export const paddedCents = (amount: Money): string => {
  const [whole = '0', fraction = ''] = plainCents(amount).split('.');
  return `${whole}.${fraction.padEnd(6, '0')}`;
};

/** The same without trailing zeros, as the legacy cost report writes it: `"625.2"`. */
export const plainCents = (amount: Money): string => toUsd((amount * 100n) as Money);
