import { type Day, parseIsoDay, plusDays, type Span } from '../../domain/day.ts';

const DAYS_KEPT = 365;
const FIRST_DAY = parseIsoDay('2026-01-01') ?? (0 as Day);

/**
 * The days that every report under `/analytics/` can answer for. Source: from 2026-01-01 and of the last 365 days; the
 * current day is there as far as it was refreshed. They are counted from this moment, so that of the 365th day before
 * today the start is too early to be asked for.
 */
export const analyticsDays = (today: Day): Span => {
  const from = Math.max(FIRST_DAY, plusDays(today, 1 - DAYS_KEPT)) as Day;
  return { from, to: plusDays(today, 1) };
};
