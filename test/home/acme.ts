import { commands } from '../../src/commands/index.ts';
import { daysOf, isoDay } from '../../src/domain/day.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import type { Source } from '../../src/domain/spend.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import { createHome } from '../../src/home/create-home.ts';
import type { ClaudeSource, WatchStatus } from '../../src/ports.ts';
import { createFakePorts, createFakeSource, NOW } from '../support/fake-source.ts';
import { day, type Entry, keepLedger } from '../support/ledger.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { minutesLater } from '../support/sample-incident.ts';

/** Thirteen weeks, more on workdays than on weekends: enough to forecast the month. */
const BOOKS: readonly Entry[] = daysOf({ from: day('2026-08-24'), to: day('2026-11-23') }).map((each) => ({
  day: isoDay(each),
  user: null,
  amount: (each + 3) % 7 < 5 ? '40' : '12.5',
}));

/** An organisation that keeps these books. */
export const createSource = (source: Source, parts: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource(source, { ...keepLedger(BOOKS, { source }), ...parts });

export const subscription = (parts: Partial<Subscription> = {}): Subscription => ({
  id: 'd1',
  cadence: { kind: 'weekly', weekday: 1 },
  hour: 9,
  minute: 0,
  channel: 'C1FINANCE',
  asks: [],
  words: '',
  setBy: 'UADA',
  setAt: NOW,
  since: NOW,
  paused: null,
  ...parts,
});

const WATCH: WatchStatus = { lastPollAt: minutesLater(-2), nextPollAt: minutesLater(3), waiting: 0 };

interface Acme {
  readonly sources?: readonly ClaudeSource[];
  readonly settings?: Partial<LedgerState['settings']>;
  readonly state?: Partial<LedgerState>;
  /** What the clock says by now. */
  readonly now?: () => typeof NOW;
}

/** The page of Acme, and the store behind it. */
export const openHome = ({ sources = [createSource('console')], settings, state, now = () => NOW }: Acme = {}) => {
  const store = createMemoryStore({
    ...EMPTY_STATE,
    ...state,
    settings: { ...EMPTY_STATE.settings, ...state?.settings, ...settings },
  });
  const ports = createFakePorts(sources, { alertChannel: 'C9ALERTS', timezone: 'Europe/Berlin' });
  const home = createHome(
    {
      ...ports,
      state: store,
      clock: { ...ports.clock, now },
      status: () => ({ ...ports.status(), watch: WATCH }),
    },
    commands,
  );
  return { home, store };
};
