import { unitBefore } from './calendar.ts';
import { comparisonFor } from './comparison.ts';
import { dayOf, type Instant, plusDays, type Span } from './day.ts';
import { lastDays, type Period } from './period.ts';
import type { Cadence } from './subscription.ts';

/** The days that a digest reports, and those that they are compared with. */
export interface DigestDays {
  readonly period: Period;
  readonly before: Period;
}

const whole = ({ from, to }: Span, kind: Period['kind']): Period => ({ kind, from, to, toDate: false });

/**
 * What is complete when a digest is due: the day before, compared with the same weekday a week earlier; the seven days
 * before, with the seven before those; the month before, with the one before that. UTC days throughout.
 */
export const digestDays = (cadence: Cadence['kind'], dueAt: Instant): DigestDays => {
  const today = dayOf(dueAt);
  switch (cadence) {
    case 'daily': {
      const day = plusDays(today, -8);
      return { period: lastDays(1, today), before: whole({ from: day, to: plusDays(day, 1) }, 'days') };
    }
    case 'weekly': {
      const period = lastDays(7, today);
      return { period, before: whole(comparisonFor(period, period), 'days') };
    }
    case 'monthly': {
      const month = unitBefore('month', today);
      return { period: whole(month, 'month'), before: whole(unitBefore('month', month.from), 'month') };
    }
  }
};
