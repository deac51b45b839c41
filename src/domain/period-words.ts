import { civilOf, isoWeekOf, type Unit } from './calendar.ts';
import { type Day, isoDay, lengthOf, plusDays, type Span } from './day.ts';
import type { Period } from './period.ts';

const lastDayOf = (span: Span): string => isoDay(plusDays(span.to, -1));

/** A span that is not empty as the words that ask for exactly these days: `2026-11-01..2026-11-21`, `2026-11-03`. */
export const spanWords = (span: Span): string =>
  lengthOf(span) === 1 ? isoDay(span.from) : `${isoDay(span.from)}..${lastDayOf(span)}`;

const unitName = (unit: Unit, from: Day): string => {
  const { year, month } = civilOf(from);
  switch (unit) {
    case 'week': {
      const iso = isoWeekOf(from);
      return `${iso.year}-w${String(iso.week).padStart(2, '0')}`;
    }
    case 'month':
      return isoDay(from).slice(0, 7);
    case 'quarter':
      return `${year}-q${month / 3 + 1}`;
    case 'year':
      return String(year);
  }
};

/**
 * A period as the words that ask for it again on any later day: the same days, compared with the same days.
 * `2026-10`, `2026-11..2026-11-22` (November up to the 22nd), `2026-w47`, `2026-11-15..2026-11-21`.
 */
export const periodWords = (period: Period): string => {
  if (period.kind === 'days') return spanWords(period);
  const name = unitName(period.kind, period.from);
  return period.toDate ? `${name}..${lastDayOf(period)}` : name;
};
