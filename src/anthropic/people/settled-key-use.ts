import { z } from 'zod';
import type { Day, Span } from '../../domain/day.ts';

/** The last day of use within days that will not change any more, by key id. */
export interface SettledKeyUse {
  readonly span: Span;
  readonly lastUsed: ReadonlyMap<string, Day>;
}

const daySchema = z.int().transform((day) => day as Day);
const storedSchema = z.object({
  version: z.literal(1),
  from: daySchema,
  to: daySchema,
  lastUsed: z.array(z.tuple([z.string(), daySchema])),
});

export const encodeKeyUse = ({ span, lastUsed }: SettledKeyUse): string =>
  JSON.stringify({ version: 1, from: span.from, to: span.to, lastUsed: [...lastUsed] });

/** Null for what is not there or not readable: it is read from the API again. */
export const decodeKeyUse = (text: string | null): SettledKeyUse | null => {
  if (text === null) return null;
  try {
    const { from, to, lastUsed } = storedSchema.parse(JSON.parse(text));
    return { span: { from, to }, lastUsed: new Map(lastUsed) };
  } catch {
    return null;
  }
};
