import { z } from 'zod';
import { type Instant, toInstant } from '../domain/day.ts';
import { fromUsd, type Money, toUsd } from '../domain/money.ts';

/** Milliseconds in both; no infinity, which JSON cannot say. */
export const instantSchema: z.ZodType<Instant> = z.codec(z.number(), z.custom<Instant>(Number.isFinite), {
  decode: toInstant,
  encode: (instant) => instant,
});

/** An exact decimal string of dollars: `"12.5"`. */
export const moneySchema: z.ZodType<Money> = z.codec(
  z.string(),
  z.custom<Money>((value) => typeof value === 'bigint'),
  {
    decode: (text, context) => {
      const amount = fromUsd(text);
      if (amount !== null) return amount;
      context.issues.push({ code: 'custom', message: 'is not a decimal amount', input: text });
      return z.NEVER;
    },
    encode: toUsd,
  },
);

export const sourceSchema = z.enum(['console', 'enterprise']);
