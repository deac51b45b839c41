import type { Budget } from './budget.ts';
import type { Instant } from './day.ts';
import type { RuleId } from './finding.ts';
import type { Incident } from './incident.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Source } from './spend.ts';

/** What people decided, in Slack. */
export interface Settings {
  readonly budgets: readonly Budget[];
  /** The channel of a rule's incidents, where it is not the alert channel. */
  readonly routes: Readonly<Partial<Record<RuleId, string>>>;
  readonly mutes: readonly {
    readonly rule: RuleId;
    readonly until: Instant | null;
    readonly by: string;
    readonly at: Instant;
  }[];
  readonly sensitivity: 'low' | 'normal' | 'high';
}

/** What the watcher must remember of its own runs. */
export interface PollRecord {
  readonly lastStartedAt: Instant | null;
  readonly lastFinishedAt: Instant | null;
  /** Sources whose first poll was announced. */
  readonly announced: readonly Source[];
  /** `rule source` pairs that were evaluated before: what a first evaluation finds was there already. */
  readonly evaluated: readonly string[];
  /** Since when a source cannot be read, by what cannot be read: `console members`. */
  readonly blindSince: Readonly<Record<string, Instant>>;
}

/** Everything that outlives the process, beside the snapshots and the spend history. */
export interface LedgerState {
  readonly version: 1;
  /** Counts up with every incident, budget and outbox entry: their ids are made of it and never come again. */
  readonly sequence: number;
  readonly settings: Settings;
  readonly incidents: readonly Incident[];
  /** In the order in which it is to be said. */
  readonly outbox: readonly OutboxEntry[];
  readonly polls: PollRecord;
}

export const EMPTY_STATE: LedgerState = {
  version: 1,
  sequence: 0,
  settings: { budgets: [], routes: {}, mutes: [], sensitivity: 'normal' },
  incidents: [],
  outbox: [],
  polls: { lastStartedAt: null, lastFinishedAt: null, announced: [], evaluated: [], blindSince: {} },
};
