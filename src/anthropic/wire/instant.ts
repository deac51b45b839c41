import { z } from 'zod';
import { type Instant, parseInstant } from '../../domain/day.ts';

/** An RFC 3339 instant, with or without a fraction of a second. */
export const instantSchema = z.string().transform((text, context): Instant => {
  const instant = parseInstant(text);
  if (instant !== null) return instant;
  context.addIssue({ code: 'custom', message: 'an RFC 3339 instant' });
  return z.NEVER;
});
