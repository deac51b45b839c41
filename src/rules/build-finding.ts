import { type Instant, isoInstant } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';

/**
 * Something that happened since a reading that did not have it yet. That reading is its period: the same event found
 * again after a crash is the same finding, and the same thing happening again later is another one.
 */
export const buildEvent = ({
  since,
  ...parts
}: Omit<Finding, 'lifecycle' | 'period'> & { readonly since: Instant }): Finding => ({
  ...parts,
  lifecycle: 'event',
  period: isoInstant(since),
});

/** Something that stands. Its words must not change with the time alone: each change of them is told. */
export const buildState = (parts: Omit<Finding, 'lifecycle' | 'period'>): Finding => ({
  ...parts,
  lifecycle: 'state',
  period: null,
});
