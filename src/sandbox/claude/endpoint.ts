import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Company } from '../organisation/company.ts';
import type { Memory } from './remember.ts';

/** How the stand-in behaves; every part can be changed while it runs. */
export interface Settings {
  readonly keys: Readonly<Record<Source, string | null>>;
  /** Scopes of the Enterprise key. A Console Admin key has none: it may read what such keys may read. */
  readonly scopes: readonly string[];
  /** Whether `/analytics/cost` and `/analytics/usage` answer, and if not, how they refuse. */
  readonly analytics: Readonly<Record<Source, 'on' | 'forbidden' | 'missing'>>;
  /** Until when the analytics data is complete; nothing later is served. */
  readonly watermark: (now: Instant) => Instant;
  /** Null: no limit. */
  readonly requestsPerMinute: number | null;
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
  /** What the path's pattern captured. */
  readonly ids: readonly string[];
  readonly memory: Memory;
}

export interface Endpoint {
  readonly path: RegExp;
  /** Whose keys it accepts, and which scope it wants of an Enterprise key. */
  readonly console: boolean;
  readonly enterprise: string | null;
  /** Gives the body of a reply with status 200, or throws a `Refusal`. */
  readonly answer: (asked: Asked) => unknown;
}
