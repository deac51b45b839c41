import type { Cadence } from '../../domain/subscription.ts';
import type { DayWord } from './parse-day.ts';

export const CADENCES = ['daily', 'weekly', 'monthly'] as const satisfies readonly Cadence['kind'][];

const MONDAY = 1;

/** How often and on which day, or one sentence on a day that does not fit. Without a day: Monday, or the first. */
export const readCadence = (
  kind: Cadence['kind'],
  day: DayWord | null,
): { readonly cadence: Cadence } | { readonly why: string } => {
  switch (kind) {
    case 'daily':
      if (day === null) return { cadence: { kind } };
      return day.kind === 'date'
        ? { why: 'A daily digest comes every day: leave the day out; a time is written `9:00` or `9am`.' }
        : { why: 'A daily digest comes every day: leave the day out, or say `weekly`.' };
    case 'weekly':
      if (day?.kind === 'date')
        return { why: 'A weekly digest comes on a weekday, such as `monday`; a time is written `9:00` or `9am`.' };
      return { cadence: { kind, weekday: day?.weekday ?? MONDAY } };
    case 'monthly':
      if (day?.kind === 'weekday')
        return { why: 'A monthly digest comes on a day of the month: `1` to `31`, or `last`.' };
      return { cadence: { kind, day: day?.day ?? 1 } };
  }
};
