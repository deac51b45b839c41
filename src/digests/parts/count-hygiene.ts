import { findingsOf, isLive } from '../../alerts/live.ts';
import type { Instant } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import { muteOf } from '../../domain/rule-settings.ts';

/** Keys that somebody should look after. Null: not known. */
export interface KeyHygiene {
  readonly stale: number | null;
  readonly orphaned: number | null;
  readonly expiring: number | null;
}

/** What each count rests on: without it, the incidents are as old as its last reading. */
const NEEDS = {
  'key-stale': ['API keys', 'use of API keys'],
  'key-orphaned': ['API keys', 'members'],
  'key-expiring': ['API keys'],
} as const;

/** States that last are incidents while they do, known ones too; a muted rule opens none. */
const countStates = (state: LedgerState, rule: keyof typeof NEEDS, now: Instant): number | null => {
  const { incidents, polls, settings } = state;
  const isBlind = NEEDS[rule].some((part) => polls.blindSince[`console ${part}`] !== undefined);
  if (isBlind || !polls.evaluated.includes(`${rule} console`) || muteOf(settings, rule, now) !== null) return null;
  return incidents
    .filter(isLive)
    .flatMap(findingsOf)
    .filter((finding) => finding.rule === rule).length;
};

export const countHygiene = (state: LedgerState, now: Instant): KeyHygiene => ({
  stale: countStates(state, 'key-stale', now),
  orphaned: countStates(state, 'key-orphaned', now),
  expiring: countStates(state, 'key-expiring', now),
});
