import type { Budget } from './budget.ts';
import { unitAround } from './calendar.ts';
import { type Day, plusDays, type Span } from './day.ts';

/** The whole UTC day, week (Monday to Sunday) or month that a budget counts in on this day. */
export const budgetSpan = (period: Budget['period'], today: Day): Span => {
  if (period === 'daily') return { from: today, to: plusDays(today, 1) };
  return unitAround(period === 'weekly' ? 'week' : 'month', today);
};
