import { type Day, plusDays, type Span } from './day.ts';

/** Four requests' worth of days: what a month-end forecast learns its rhythm and its own errors from. */
const DAYS = 4 * 31;

/** The days that a month-end forecast rests on, today included: alerts and answers read the same, and tell the same forecast. */
export const forecastSpan = (today: Day): Span => ({ from: plusDays(today, 1 - DAYS), to: plusDays(today, 1) });
