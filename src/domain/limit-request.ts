import type { SpendLimit } from './activity.ts';
import type { Instant } from './day.ts';
import type { Money } from './money.ts';

/** Somebody asked for a higher spend limit. */
export interface LimitRequest {
  readonly id: string;
  readonly status: 'pending' | 'approved' | 'denied';
  readonly userId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** The limit's period: `monthly`, `weekly`, `daily`. */
  readonly period: string;
  /** What was asked for, and why, where the API tells it. */
  readonly asked: Money | null;
  readonly reason: string | null;
  /** The person's limit and spend; the API tells them while the request is pending. */
  readonly limit: SpendLimit | null;
  readonly createdAt: Instant;
  readonly resolvedAt: Instant | null;
  /** Who decided, as the API names them. */
  readonly resolvedBy: string | null;
  /** Whether that is a person, and so no key such as ours; absent where nobody decided, or nobody says who. */
  readonly resolvedByPerson?: boolean;
}

/** What deciding a request needs to know of it: kept with what was told of it. */
export interface LimitAsk {
  readonly requestId: string;
  /** Who asked, as people read it. */
  readonly person: string;
  readonly period: string;
  /** Null: whoever approves says how much. */
  readonly asked: Money | null;
  /** The limit that they have, null for none, and what they have spent; null where the API does not tell. */
  readonly current: Pick<SpendLimit, 'limit' | 'spent'> | null;
}

/** `amount` is the person's new limit for the request's period, in whole cents. */
export type LimitVerdict = { readonly kind: 'approve'; readonly amount: Money } | { readonly kind: 'deny' };

/** A press that decides a request: claimed before it is sent, so that nothing is sent twice. */
export interface Decision {
  readonly requestId: string;
  readonly verdict: 'approve' | 'deny';
  /** The limit that was given; null when it was denied. */
  readonly amount: Money | null;
  /** A Slack user id. */
  readonly by: string;
  readonly at: Instant;
  /** `sent` until the API's answer is known; `refused`: the key may not decide. */
  readonly result: 'sent' | 'approved' | 'denied' | 'failed' | 'refused';
}
