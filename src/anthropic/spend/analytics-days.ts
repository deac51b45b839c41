import { type Day, parseIsoDay, plusDays, type Span } from '../../domain/day.ts';

const DAYS_KEPT = 365;
const FIRST_DAY = parseIsoDay('2026-01-01') ?? (0 as Day);

/**
 * The days that every report under `/analytics/` can answer for. Source: from 2026-01-01 and of the last 365 days; the
 * current day is there as far as it was refreshed.
 */
export const analyticsDays = (today: Day): Span => {
  const from = Math.max(FIRST_DAY, plusDays(today, -DAYS_KEPT)) as Day;
  return { from, to: plusDays(today, 1) };
};
