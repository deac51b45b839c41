import type { Instant } from './day.ts';

/** Who did something, as the feed tells it. What a kind does not have is null; newer kinds are `other` under their own word. */
export interface FeedActor {
  readonly type:
    | 'user_actor'
    | 'api_actor'
    | 'admin_api_key_actor'
    | 'unauthenticated_user_actor'
    | 'anthropic_actor'
    | 'scim_directory_sync_actor'
    | 'system_actor'
    | 'service_account_actor'
    | 'federated_identity_actor'
    | 'federated_actor'
    | 'attested_device_actor'
    | 'other';
  /** The API's own word for the kind. */
  readonly kind: string;
  /** `user_…`, `apikey_…`, `svac_…`, a directory, a service, a subject: what there is of it. */
  readonly id: string | null;
  readonly email: string | null;
  /** The provider or issuer of a federated identity. */
  readonly provider: string | null;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** A value of an activity's own fields, as the API sent it. */
export type ActivityValue =
  | string
  | number
  | boolean
  | null
  | readonly ActivityValue[]
  | { readonly [field: string]: ActivityValue };

/** One entry of the Compliance activity feed. The feed is at-least-once: `id` tells repeats. */
export interface Activity {
  readonly id: string;
  readonly at: Instant;
  /** The API's word, such as `claude_user_role_updated`; newer ones come without notice. */
  readonly type: string;
  /** `org_…`; null for sign-ins and for reads of the Compliance API. */
  readonly organisationId: string | null;
  readonly organisationUuid: string | null;
  readonly actor: FeedActor;
  /** What belongs to the type, by the API's names: `{ api_key_id: 'apikey_…' }`. */
  readonly fields: Readonly<Record<string, ActivityValue>>;
}

/**
 * One page of the feed. Spans are half-open: `since` is asked for as `created_at.gte`, `until` as `created_at.lt`.
 * `after` is the `last` of the page before, `before` the `first` of it; at most one of them.
 */
export interface ActivityQuestion {
  readonly order: 'asc' | 'desc';
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly after: string | null;
  readonly before: string | null;
  /** Only these types, or all but these; never both. */
  readonly types: readonly string[];
  readonly exceptTypes: readonly string[];
  /** 1 to 5,000. */
  readonly limit: number;
}

export interface ActivityPage {
  readonly activities: readonly Activity[];
  readonly hasMore: boolean;
  /** Opaque cursors; null where the reply has none, as an empty page may. */
  readonly first: string | null;
  readonly last: string | null;
  /** The API's reference of this reply: the feed tells of the bot's own reads by it. */
  readonly requestId: string | null;
}

/** How far one source's feed has been followed. */
export interface FeedPosition {
  /**
   * What was created an hour or more before it is settled: told, counted, or older than the first look. That hour is read
   * again, because activities may arrive late; it lies ahead at the first look, so that nothing older is read at all.
   */
  readonly followedUntil: Instant;
  /** The activities within the overlap that were told or counted already. */
  readonly seen: readonly { readonly id: string; readonly at: Instant }[];
  /** References of the bot's own latest reads, and the keys that they turned out to be made with. */
  readonly ownRequests: readonly string[];
  readonly ownKeys: readonly string[];
  /** Types that are neither told nor known to be quiet, with how often and when they came. */
  readonly unknown: Readonly<Record<string, { readonly count: number; readonly lastAt: Instant }>>;
}
