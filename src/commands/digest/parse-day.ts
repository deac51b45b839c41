import { WEEKDAY_NAMES } from '../../domain/describe-cadence.ts';
import type { Cadence } from '../../domain/subscription.ts';

/** A weekday (Monday is 1), a day of the month, or its last. */
export type DayWord =
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'date'; readonly day: number | 'last' };

/** What may be typed for a day, as far as there are words for it. */
export const DAY_WORDS: readonly string[] = [...WEEKDAY_NAMES.map((name) => name.toLowerCase()), 'last'];

const LONGEST_MONTH = 31;

/** From three letters on, and in the plural: `mon`, `tues`, `mondays`. */
const WHY = 'The days of a month are `1` to `31`, or `last`; a time is written `9:00` or `9am`.';

const readWeekday = (word: string): number | null => {
  if (word.length < 3) return null;
  const index = WEEKDAY_NAMES.findIndex((name) => `${name.toLowerCase()}s`.startsWith(word));
  return index < 0 ? null : index + 1;
};

/** Reads `monday`, `mon`, `15`, `1st`, `last`; null for what is no day at all. */
export const parseDay = (said: string): { readonly day: DayWord } | { readonly why: string } | null => {
  const word = said.toLowerCase();
  if (word === 'last') return { day: { kind: 'date', day: 'last' } };
  const weekday = readWeekday(word);
  if (weekday !== null) return { day: { kind: 'weekday', weekday } };
  const [, digits] = /^(\d+)(?:st|nd|rd|th)?$/.exec(word) ?? [];
  if (digits === undefined) return null;
  const day = Number.parseInt(digits, 10);
  return day >= 1 && day <= LONGEST_MONTH
    ? { day: { kind: 'date', day } }
    : { why: `\`${said}\` is no day of a month. ${WHY}` };
};

/** The day of a rhythm; null where it comes every day. */
export const dayWordOf = (cadence: Cadence): DayWord | null => {
  switch (cadence.kind) {
    case 'daily':
      return null;
    case 'weekly':
      return { kind: 'weekday', weekday: cadence.weekday };
    case 'monthly':
      return { kind: 'date', day: cadence.day };
  }
};
