import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Company } from '../organisation/company.ts';
import type { Change } from '../organisation/record-activity.ts';
import type { Memory } from './remember.ts';

/** How the stand-in behaves; every part can be changed while it runs. */
export interface Settings {
  readonly keys: Readonly<Record<Source, string | null>>;
  /** Scopes of the Enterprise key. */
  readonly scopes: readonly string[];
  /**
   * What the Console's Admin key may do beyond what every such key may: `read:compliance_activities` where the company
   * had the Compliance API switched on when the key was made.
   */
  readonly adminScopes: readonly string[];
  /** Whether `/analytics/cost` and `/analytics/usage` answer, and if not, how they refuse. */
  readonly analytics: Readonly<Record<Source, 'on' | 'forbidden' | 'missing'>>;
  /** Until when the analytics data is complete; nothing later is served. */
  readonly watermark: (now: Instant) => Instant;
  /** Null: no limit. */
  readonly requestsPerMinute: number | null;
  /** Of the Compliance API, for all keys of the company together; null: no limit. */
  readonly complianceRequestsPerMinute: number | null;
  /** How long an activity takes until it can be read. */
  readonly feedLagMs: number;
  /** Every so-manieth activity comes twice in a page; null: none does. */
  readonly feedRepeatsEvery: number | null;
  /** The activity types that a filter may name; null: it takes every word. */
  readonly activityTypes: readonly string[] | null;
  /** What a 429 says of when to come back: `retry-after`, nothing, or a reset that lies in the past. */
  readonly retryHint: 'retry-after' | 'none' | 'stale-reset';
  /** The legacy cost report serves complete days only, as observed; the documentation promises today too. */
  readonly costReportServesToday: boolean;
}

/** One authorised request, and the world as it is at that moment. */
export interface Asked {
  readonly source: Source;
  readonly now: Instant;
  readonly company: Company;
  /** Changes whenever the company or the settings do, so that answers worked out earlier are not reused. */
  readonly revision: number;
  readonly settings: Settings;
  readonly params: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** As it was sent; empty without one. */
  readonly body: string;
  /** Changes the company at once, and gives what it is then. */
  readonly change: (change: Change) => Company;
  /** What the path's pattern captured. */
  readonly ids: readonly string[];
  readonly memory: Memory;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** The scope that it wants of each key; '' for none, null where it takes no key of that kind. */
  readonly console: string | null;
  readonly enterprise: string | null;
  /** Gives the body of a reply with status 200, or throws a `Refusal`. */
  readonly answer: (asked: Asked) => unknown;
}
