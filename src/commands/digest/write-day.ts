import { WEEKDAY_NAMES } from '../../domain/describe-cadence.ts';
import type { DayWord } from './parse-day.ts';

/** A day in the word that it is read from. */
export const writeDay = (day: DayWord): string =>
  day.kind === 'weekday' ? (WEEKDAY_NAMES[day.weekday - 1] ?? '') : String(day.day);
