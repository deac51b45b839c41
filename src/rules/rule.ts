import type { KeyUse, SpendLimit } from '../domain/activity.ts';
import type { Activity, FeedPosition } from '../domain/activity-feed.ts';
import type { Judgement } from '../domain/anomaly/judgement.ts';
import type { Series, WatchedSpend } from '../domain/anomaly/list-series.ts';
import type { Budget } from '../domain/budget.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { Finding, RuleId, Severity } from '../domain/finding.ts';
import type { LimitRequest } from '../domain/limit-request.ts';
import type { ApiKey, Invite, Leaver, Member, Workspace, WorkspaceMember } from '../domain/organisation.ts';
import type { Part } from '../domain/part.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Cost, Source, SpendFacts } from '../domain/spend.ts';

/** What a rule may ask to have read. One poll reads the union of what its rules need, each list once. */
export type Need =
  | 'members'
  | 'invites'
  | 'workspaces'
  | 'workspace-members'
  | 'keys'
  | 'key-use'
  | 'spend'
  | 'budgets'
  | 'spend-limits'
  | 'limit-requests'
  | 'activities';

/** A series of spend with a judgement for each of its days. */
export interface JudgedSeries extends Series {
  readonly judgements: readonly Judgement[];
}

/**
 * One organisation as this poll sees it, beside how it was seen before. What was not needed is absent (`not-offered`).
 * Spend is split by day over about ninety complete days.
 */
export interface Observation extends WatchedSpend {
  readonly source: Source;
  readonly organisation: string;
  /** What the activity feed calls it; absent or null while it cannot be read. */
  readonly organisationId?: string | null;
  readonly before: Snapshot;
  /** Who is known to have left. Absent: nobody. */
  readonly leavers?: readonly Leaver[];
  readonly members: Part<readonly Member[]>;
  readonly invites: Part<readonly Invite[]>;
  readonly workspaces: Part<readonly Workspace[]>;
  readonly workspaceMembers: Part<readonly WorkspaceMember[]>;
  readonly keys: Part<readonly ApiKey[]>;
  readonly keyUse: Part<KeyUse>;
  /** Everybody's effective limits; absent where it was not their turn to be read. */
  readonly spendLimits: Part<readonly SpendLimit[]>;
  readonly limitRequests: Part<LimitRequests>;
  /** What is new in the activity feed. */
  readonly feed: Part<FeedNews>;
  /** What `spend` and `spendBy` have, judged by what the organisation has set: its total first. */
  readonly judged: readonly JudgedSeries[];
  /** For the days of a running spend anomaly: what each key and each identity spent. Absent: there is none. */
  readonly spenders?: readonly DaySpenders[];
}

/** Requests for a higher limit that wait, and whether the key may decide them: null where nobody can tell. */
export interface LimitRequests {
  readonly pending: readonly LimitRequest[];
  readonly mayDecide: boolean | null;
  /** Requests that were told and wait no more, each as it stands now. */
  readonly gone: readonly { readonly id: string; readonly request: Part<LimitRequest> }[];
}

/** What the activity feed told since it was last followed, each activity once, the bot's own reads left out. */
export interface FeedNews {
  readonly activities: readonly Activity[];
  /** To be remembered together with what was told of it. */
  readonly position: FeedPosition;
  /** Between these nobody looked and nobody will; null when nothing was missed. */
  readonly gap: { readonly from: Instant; readonly to: Instant } | null;
}

/** What one day cost, by key or by identity. */
export interface DaySpenders {
  readonly day: Day;
  readonly by: 'key' | 'user';
  readonly facts: SpendFacts<Cost>;
  /** What an average of the four weeks before is made of: their sums, over so many days; null where there is none. */
  readonly before: { readonly facts: SpendFacts<Cost>; readonly days: number } | null;
}

/** A budget and what its period has cost so far, summed over its scope; a part that failed makes the whole fail. */
export interface BudgetSpend {
  readonly budget: Budget;
  readonly spent: Part<readonly SpendFacts<Cost>[]>;
}

/** Everything that rules judge. */
export interface RuleInput {
  readonly now: Instant;
  readonly today: Day;
  readonly observations: readonly Observation[];
  readonly budgets: readonly BudgetSpend[];
  /** Since when something cannot be read, by `source part`. */
  readonly blindSince: Readonly<Record<string, Instant>>;
  /** Sources whose first poll is over. Absent: none. */
  readonly announced?: readonly Source[];
  /** When somebody last looked, where polls that were due since did not run; null where none was missed. */
  readonly missedSince?: Instant | null;
}

/** A subject that a rule could not judge, and why. */
interface Unsure {
  readonly subject: string;
  readonly missing: string;
}

/** How a state ended, where its rule knows more than that it did: one sentence. */
interface Ending {
  readonly subject: string;
  readonly how: string;
}

/**
 * What a rule says of one source in one poll. What it could not evaluate opens nothing and resolves nothing, and
 * `missing` names why.
 */
export type Evaluation =
  | {
      readonly source: Finding['source'];
      readonly evaluated: true;
      readonly findings: readonly Finding[];
      /** Subjects that could not be judged while the others could: nothing opens and nothing ends about them. */
      readonly unsure?: readonly Unsure[];
      readonly endings?: readonly Ending[];
    }
  | { readonly source: Finding['source']; readonly evaluated: false; readonly missing: string };

/** A rule: metadata, declared needs, and one pure function. */
export interface Rule {
  readonly id: RuleId;
  /** A few words for lists: `New admins`. */
  readonly title: string;
  /** One sentence: when it fires. */
  readonly policy: string;
  readonly severity: Severity;
  readonly needs: readonly Need[];
  /** Rules with the same group and findings in one poll speak in one message. Null: each finding is its own. */
  readonly group: string | null;
  /** Findings of low severity speak in one message even of a rule whose others are each their own. */
  readonly groupsLow?: true;
  /** Its titles say numbers that move on with every poll: nobody is told of each. */
  readonly movesOn?: true;
  /** How many of them are called after their number: `new API keys`, `changes among members`. */
  readonly groupTitle: string;
  /** Titles of the columns of `statement.row`. */
  readonly columns: readonly string[];
  readonly evaluate: (input: RuleInput) => readonly Evaluation[];
}

export const defineRule = (rule: Rule): Rule => rule;
