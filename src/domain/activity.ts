import type { Day, Instant, Span } from './day.ts';
import type { Money } from './money.ts';

/** What one person did in claude.ai over a span, all products counted where they belong. */
export interface PersonActivity {
  readonly userId: string;
  readonly email: string | null;
  /** Chat conversations, those of Chat and Cowork unified included; null when the source does not know. */
  readonly conversations: number | null;
  readonly messagesSent: number;
  /** Whether any product counted anything: chat, Claude Code, Cowork, Design, Office, Science, web search. */
  readonly isActive: boolean;
  /** The last day with activity, where the source tells it. */
  readonly lastActive: Day | null;
}

/**
 * `covered` may end before the span that was asked for, because the newest days are published late, and begin after it,
 * because the source keeps neither older days nor longer ranges.
 */
export interface ActivityReport {
  readonly covered: Span;
  readonly people: readonly PersonActivity[];
}

/** Seats and adoption on the newest day that has them. Numbers the source leaves out are null. */
export interface Adoption {
  readonly day: Day;
  readonly seats: number | null;
  readonly pendingInvites: number | null;
  readonly dailyActive: number;
  readonly weeklyActive: number;
  readonly monthlyActive: number;
}

/**
 * Claude Code of one actor on one day, through the Console. An actor is a person's e-mail or the name of a key; `other`
 * is a kind that came later, by all that was sent of it.
 */
export interface ClaudeCodeActivity {
  readonly day: Day;
  readonly actor:
    | { readonly type: 'user'; readonly email: string }
    | { readonly type: 'api_key'; readonly keyName: string }
    | { readonly type: 'other'; readonly name: string };
  readonly sessions: number;
  readonly linesAdded: number;
  readonly linesRemoved: number;
  readonly commits: number;
  readonly pullRequests: number;
  /** What the API estimates it cost; not billing. */
  readonly estimatedCost: Money;
}

/** What a person may still spend in the running period. */
export interface SpendLimit {
  readonly userId: string;
  readonly email: string | null;
  readonly name: string | null;
  /** Null: unlimited. Zero: nothing beyond what the plan covers. */
  readonly limit: Money | null;
  readonly spent: Money;
  /** `monthly`, `weekly`, `daily`, or a newer word. */
  readonly period: string;
  /** Whose limit it is: `user`, `seat_tier`, `rbac_group`, `organization`, … */
  readonly setBy: string;
}

/** When keys were last used within a span: the day, by key id. A key that is missing was not used in it. */
export interface KeyUse {
  readonly span: Span;
  readonly lastUsed: ReadonlyMap<string, Day>;
  readonly readAt: Instant;
}
