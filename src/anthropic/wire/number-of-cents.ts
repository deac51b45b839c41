import { z } from 'zod';
import { fromCents, type Money } from '../../domain/money.ts';

/** As many decimals of a cent as `Money` has; what a float shows beyond them is its own imprecision. */
const MOST_DECIMALS = 16;

/** `1.25e-7` → `0.000000125`: the digits that the number was written with. */
const spellDecimal = (value: number): string => {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const shift = Number(exponent);
  return shift < 0
    ? `${sign}0.${(whole + fraction).padStart(whole.length + fraction.length - shift - 1, '0')}`
    : `${sign}${(whole + fraction).padEnd(whole.length + shift, '0')}`;
};

/** A JSON number of cents, perhaps with a fraction: `141.25` is $1.4125. Only estimates are sent so; bills are decimal strings. */
export const numberOfCentsSchema = z.number().transform((cents, context): Money => {
  const [whole = '', fraction = '0'] = spellDecimal(cents).split('.');
  const amount = fromCents(`${whole}.${fraction.slice(0, MOST_DECIMALS)}`);
  if (amount !== null) return amount;
  context.addIssue({ code: 'custom', message: 'a number of cents' });
  return z.NEVER;
});
