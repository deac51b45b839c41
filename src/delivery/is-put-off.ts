import type { Instant } from '../domain/day.ts';
import type { OutboxEntry } from '../domain/outbox.ts';

/** No wait is meant to be longer. One that is was measured by a clock that has been set back since. */
export const LONGEST_HOLD_MS = 3_600_000;

/** Whether the entry is not to be tried yet. */
export const isPutOff = ({ notBefore }: OutboxEntry, now: Instant): boolean =>
  notBefore !== null && notBefore > now && notBefore - now <= LONGEST_HOLD_MS;
