import { type Instant, parseInstant } from '../../domain/day.ts';

/** Null for anything but the text of an instant. */
export const quickInstant = (value: unknown): Instant | null =>
  typeof value === 'string' ? parseInstant(value) : null;
