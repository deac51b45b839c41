import { type Day, parseIsoDay } from '../../domain/day.ts';

/** The first day of the Claude Enterprise Analytics API. Source: its reference. */
export const FIRST_DAY = parseIsoDay('2026-01-01') ?? (0 as Day);
