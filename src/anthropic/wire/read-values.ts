import type { z } from 'zod';
import { contains, type Day, dayOf, isoDay, parseInstant, type Span, startOf } from '../../domain/day.ts';
import { fromCents, type Money, ZERO } from '../../domain/money.ts';

type Path = readonly PropertyKey[];

/**
 * Turns the texts of one page into days and money. A report has hundreds of thousands of rows, and a transform of its own
 * for every value costs ten times what checking the row does: so a page is checked first and then read as a whole.
 * What cannot be read becomes an issue of the page.
 */
export interface ValueReader {
  /** The start of a day of the span that was asked for. */
  readonly day: (text: string, path: () => Path) => Day;
  /** A decimal string of fractional cents: `"41280.000000"` is $412.80. */
  readonly amount: (text: string, path: () => Path) => Money;
}

export const readValues = (span: Span, context: z.RefinementCtx): ValueReader => {
  const days = new Map<string, Day>();
  const refuse = (message: string, path: Path): void => {
    context.addIssue({ code: 'custom', message, path: [...path] });
  };
  return {
    day: (text, path) => {
      const known = days.get(text);
      if (known !== undefined) return known;
      const instant = parseInstant(text);
      const day = instant === null ? span.from : dayOf(instant);
      if (instant === null || startOf(day) !== instant || !contains(span, day)) {
        refuse(`the start of a day from ${isoDay(span.from)} until before ${isoDay(span.to)}`, path());
      }
      days.set(text, day);
      return day;
    },
    amount: (text, path) => {
      const amount = fromCents(text);
      if (amount === null) refuse('a decimal string of cents', path());
      return amount ?? ZERO;
    },
  };
};
