import type { Instant } from '../../../src/domain/day.ts';
import { toInstant } from '../../../src/domain/day.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { EMPTY_STATE, type LedgerState } from '../../../src/domain/ledger-state.ts';
import { NOW } from '../../support/fake-source.ts';

const HOUR = 3_600_000;

export const hoursAgo = (hours: number): Instant => toInstant(NOW - hours * HOUR);

/** A stale key that was found two hours ago. */
export const incident = (
  id: string,
  parts: Partial<Incident> = {},
  finding: Partial<Incident['finding']> = {},
): Incident => ({
  id,
  finding: {
    rule: 'key-stale',
    source: 'console',
    subject: `apikey_${id}`,
    period: null,
    severity: 'medium',
    lifecycle: 'state',
    facts: [],
    statement: { title: `API key ${id} is not used`, fields: [], advice: 'Disable it.', row: [] },
    ...finding,
  },
  group: null,
  also: [],
  status: 'open',
  openedAt: hoursAgo(2),
  changedAt: hoursAgo(2),
  endedAt: null,
  acts: [],
  snoozedUntil: null,
  message: null,
  ...parts,
});

export const stateWith = (
  incidents: readonly Incident[],
  settings: Partial<LedgerState['settings']> = {},
): LedgerState => ({
  ...EMPTY_STATE,
  sequence: 100,
  incidents,
  settings: { ...EMPTY_STATE.settings, ...settings },
});
