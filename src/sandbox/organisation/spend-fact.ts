import type { Day } from '../../domain/day.ts';
import type { Usage } from '../../domain/spend.ts';

/** Whom the API attributes usage to. A federated identity has no id of its own, only what its provider asserts. */
export type SampleActor =
  | {
      readonly type: 'user';
      readonly id: string;
      readonly email: string | null;
      readonly name: string | null;
      readonly deleted: boolean;
    }
  | { readonly type: 'service_account'; readonly id: string }
  | { readonly type: 'api_key'; readonly id: string }
  | {
      readonly type: 'federated';
      readonly accountId: string;
      readonly signedPrincipal: string;
      readonly subject: string | null;
    };

/** Everything that a report can group or filter by, except the time. Null where the API gives none. */
export interface Route {
  /** Null for Claude Enterprise. The default workspace has its real id here. */
  readonly workspaceId: string | null;
  readonly keyId: string | null;
  readonly actor: SampleActor | null;
  /** How the caller showed who it is: it decides which of the classic report's identity fields is filled. */
  readonly via: 'key' | 'oauth' | 'federation' | 'surface';
  readonly model: string | null;
  readonly product: string | null;
  readonly tier: 'standard' | 'batch' | 'priority' | null;
  readonly contextWindow: '0-200k' | '200k-1M' | null;
  readonly geo: 'global' | 'us' | null;
  readonly channelId: string | null;
  readonly tagCategory: 'engaged' | 'proactive' | 'monitoring' | 'dm' | null;
  readonly tagUserId: string | null;
}

/** What was used: whole numbers only, so that every price gives an exact amount. A milli-hour is 3.6 seconds. */
export interface Counts extends Usage {
  readonly codeMilliHours: number;
  readonly sessionMilliHours: number;
  readonly requests: number;
}

/** The atom of which every report is made: one route's use on one UTC day. */
export interface Fact {
  readonly day: Day;
  readonly route: Route;
  readonly counts: Counts;
}

/** All facts of one organisation. Nothing before `firstDay`; later days have no end. */
export interface Ledger {
  readonly firstDay: Day;
  factsOn(day: Day): readonly Fact[];
}
