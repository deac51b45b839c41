import { dayOf, toInstant } from '../../../src/domain/day.ts';
import { EMPTY_STATE, type LedgerState } from '../../../src/domain/ledger-state.ts';
import type { DigestRecord, Subscription } from '../../../src/domain/subscription.ts';

export const at = (text: string) => toInstant(Date.parse(text));

/** Every Monday at nine, set at the beginning of November. */
export const subscription = (parts: Partial<Subscription> = {}): Subscription => ({
  id: 'd1',
  cadence: { kind: 'weekly', weekday: 1 },
  hour: 9,
  minute: 0,
  channel: 'C1',
  asks: [],
  words: '',
  setBy: 'UADA',
  setAt: at('2026-11-01T00:00:00Z'),
  since: at('2026-11-01T00:00:00Z'),
  paused: null,
  ...parts,
});

export const stateWith = (...subscriptions: readonly Subscription[]): LedgerState => ({
  ...EMPTY_STATE,
  sequence: 100,
  settings: { ...EMPTY_STATE.settings, subscriptions },
});

/** One that was posted, of the week to the 15th. */
export const digestRecord = (parts: Partial<DigestRecord> = {}): DigestRecord => ({
  subscription: 'd1',
  slot: '2026-11-16',
  dueAt: at('2026-11-16T09:00:00Z'),
  queuedAt: at('2026-11-16T09:00:20Z'),
  period: { from: dayOf(at('2026-11-09T00:00:00Z')), to: dayOf(at('2026-11-16T00:00:00Z')) },
  total: null,
  message: null,
  corrected: false,
  ...parts,
});
