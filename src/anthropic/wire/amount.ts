import { z } from 'zod';
import { fromCents, type Money } from '../../domain/money.ts';

/** A decimal string of fractional cents: `"41280.000000"` is $412.80. */
export const amountSchema = z.string().transform((cents, context): Money => {
  const amount = fromCents(cents);
  if (amount !== null) return amount;
  context.addIssue({ code: 'custom', message: 'a decimal string of cents' });
  return z.NEVER;
});
