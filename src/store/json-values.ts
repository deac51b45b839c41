import { z } from 'zod';
import { type Day, type Instant, type Span, toInstant } from '../domain/day.ts';
import { fromUsd, type Money, toUsd } from '../domain/money.ts';
import type { MessageAddress } from '../domain/outbox.ts';

/** No date is further from 1970. Source: ECMA-262, "Time Values and Time Range". */
const LAST_INSTANT = 8.64e15;

/** Milliseconds in both; no infinity, which JSON cannot say. */
export const instantSchema: z.ZodType<Instant> = z.codec(
  z.number().min(-LAST_INSTANT).max(LAST_INSTANT),
  z.custom<Instant>(Number.isFinite),
  {
    decode: toInstant,
    encode: (instant) => instant,
  },
);

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

export const addressSchema: z.ZodType<MessageAddress> = z.strictObject({ channel: z.string(), ts: z.string() });

const daySchema = z.codec(z.int(), z.custom<Day>(Number.isInteger), {
  decode: (day) => day as Day,
  encode: (day) => day,
});

/** Half-open, in days since 1970. */
export const spanSchema: z.ZodType<Span> = z.strictObject({ from: daySchema, to: daySchema });
