import type { FeedPosition } from './activity-feed.ts';
import type { AuditEntry } from './audit.ts';
import type { Budget } from './budget.ts';
import type { Instant } from './day.ts';
import type { RuleId } from './finding.ts';
import type { Incident } from './incident.ts';
import type { Decision } from './limit-request.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Source } from './spend.ts';
import type { DigestRecord, Subscription } from './subscription.ts';

/** What people decided, in Slack. */
export interface Settings {
  readonly budgets: readonly Budget[];
  readonly subscriptions: readonly Subscription[];
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

/** A time in which nobody could see who came and went in a source. `from` is null where nobody had looked before. */
export interface WatchBreak {
  readonly source: Source;
  readonly from: Instant | null;
  readonly to: Instant;
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
  /** The latest breaks in the watch, oldest first; absent in records that are older than this field. */
  readonly breaks?: readonly WatchBreak[];
  /** When everybody's spend limits were last read: in large organisations not at every poll. */
  readonly limitsReadAt: Readonly<Partial<Record<Source, Instant>>>;
}

/** Everything that outlives the process, beside the snapshots and the spend history. */
export interface LedgerState {
  readonly version: 2;
  /** Counts up with every incident, budget and outbox entry: their ids are made of it and never come again. */
  readonly sequence: number;
  readonly settings: Settings;
  readonly incidents: readonly Incident[];
  /** In the order in which it is to be said. */
  readonly outbox: readonly OutboxEntry[];
  readonly polls: PollRecord;
  /** The latest of each subscription, oldest first. */
  readonly digests: readonly DigestRecord[];
  /** How far each source's activity feed was followed; none where it never was. */
  readonly feeds: Readonly<Partial<Record<Source, FeedPosition>>>;
  /** Spend-limit requests that were decided here. */
  readonly decisions: readonly Decision[];
  /** What people did through the bot, oldest first. */
  readonly audit: readonly AuditEntry[];
}

export const EMPTY_STATE: LedgerState = {
  version: 2,
  sequence: 0,
  settings: { budgets: [], subscriptions: [], routes: {}, mutes: [], sensitivity: 'normal' },
  incidents: [],
  outbox: [],
  polls: { lastStartedAt: null, lastFinishedAt: null, announced: [], evaluated: [], blindSince: {}, limitsReadAt: {} },
  digests: [],
  feeds: {},
  decisions: [],
  audit: [],
};
