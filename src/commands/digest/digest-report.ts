import type { Message } from '../../blocks/message.ts';
import type { Instant } from '../../domain/day.ts';
import type { DigestRecord, Subscription } from '../../domain/subscription.ts';
import type { DigestSent } from '../../ports.ts';
import type { Closed } from '../check-place.ts';
import type { Gap } from '../describe-gaps.ts';

/** A subscription, when its last digest was queued (null before the first), and when the next one would be due. */
export interface Listed {
  readonly subscription: Subscription;
  readonly lastAt: Instant | null;
  readonly nextAt: Instant;
}

/** What a question about digests came to. */
export type DigestOutcome =
  | { readonly kind: 'listed'; readonly subscriptions: readonly Subscription[] }
  /** `isShared`: people of another company will read it. */
  | { readonly kind: 'set'; readonly subscription: Subscription; readonly isShared: boolean }
  /** `isNew`: false where it was so already. */
  | {
      readonly kind: 'edited';
      readonly subscription: Subscription;
      readonly isNew: boolean;
      readonly isShared: boolean;
    }
  /** The very same came already. */
  | { readonly kind: 'exists'; readonly subscription: Subscription }
  /** `isNew`: false where it was so already. */
  | {
      readonly kind: 'paused' | 'resumed' | 'removed';
      readonly subscription: Subscription;
      readonly isNew: boolean;
    }
  | { readonly kind: 'previewed'; readonly subscription: Subscription; readonly messages: readonly Message[] }
  | { readonly kind: 'sent'; readonly sent: readonly DigestSent[] }
  /** Nothing was changed, because nothing could be posted there. */
  | { readonly kind: 'closed'; readonly closed: Closed }
  /** Nothing was changed, because it could not be told what the words stand for. */
  | { readonly kind: 'unresolved'; readonly gaps: readonly Gap[] };

export interface DigestReport {
  readonly outcome: DigestOutcome;
  /** What came until now: when one is due next depends on it. */
  readonly records: readonly DigestRecord[];
  readonly asOf: Instant;
  readonly several: boolean;
}
