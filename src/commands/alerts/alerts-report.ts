import type { Judgement } from '../../domain/anomaly/judgement.ts';
import type { SpendBy } from '../../domain/anomaly/list-series.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { Instant, Span } from '../../domain/day.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Settings } from '../../domain/ledger-state.ts';
import type { Mute } from '../../domain/rule-settings.ts';
import type { Source } from '../../domain/spend.ts';
import type { Closed } from '../check-place.ts';
import type { Gap } from '../describe-gaps.ts';
import type { Page } from '../page-rows.ts';
import type { ListWords } from '../parse-list-words.ts';
import type { UnknownType } from './list-unknown-types.ts';
import type { AlertChange } from './parse-words.ts';

/** A list, and the page of it that is shown. */
export interface Listing<T> {
  readonly words: ListWords;
  readonly all: readonly T[];
  readonly page: Page<T>;
}

/** Something that is over: an incident that has ended, or what somebody did. */
export type PastEntry =
  | { readonly kind: 'ended'; readonly at: Instant; readonly incident: Incident }
  | { readonly kind: 'act'; readonly at: Instant; readonly act: AuditEntry };

/** A day that would have raised an alert, and the series that it was of; null is all spend of the source. */
export interface Raised {
  readonly source: Source;
  readonly by: SpendBy | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly judgement: Judgement;
}

export interface Replay {
  readonly span: Span;
  readonly sensitivity: Settings['sensitivity'];
  /** Newest day first. */
  readonly raised: readonly Raised[];
  readonly gaps: readonly Gap[];
}

export type AlertReport = { readonly asOf: Instant; readonly several: boolean } & (
  | ({
      readonly kind: 'open';
      /** Watched in silence: they stood before the first look, or somebody expects them. */
      readonly known: readonly Incident[];
    } & Listing<Incident>)
  | ({
      readonly kind: 'history';
      /** Of the activity feeds: only counted. */
      readonly unknownTypes: readonly UnknownType[];
    } & Listing<PastEntry>)
  | { readonly kind: 'rules'; readonly settings: Settings }
  | {
      readonly kind: 'changed';
      readonly change: AlertChange;
      readonly settings: Settings;
      /** The mute that the change ended or replaced. */
      readonly before: Mute | null;
      /** Whether people of another company will read what goes to the channel of a route. */
      readonly isShared: boolean;
    }
  /** Nothing was changed, because the bot could not post there. */
  | { readonly kind: 'closed'; readonly closed: Closed }
  | ({ readonly kind: 'test' } & Replay)
);
