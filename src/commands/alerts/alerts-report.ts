import type { Judgement } from '../../domain/anomaly/judgement.ts';
import type { SpendBy } from '../../domain/anomaly/list-series.ts';
import type { Instant, Span } from '../../domain/day.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Settings } from '../../domain/ledger-state.ts';
import type { Mute } from '../../domain/rule-settings.ts';
import type { Source } from '../../domain/spend.ts';
import type { Gap } from '../describe-gaps.ts';
import type { Page } from '../page-rows.ts';
import type { ListWords } from '../parse-list-words.ts';
import type { AlertChange } from './parse-words.ts';

/** Incidents, and the page of them that is shown. */
export interface IncidentList {
  readonly words: ListWords;
  readonly all: readonly Incident[];
  readonly page: Page<Incident>;
}

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
    } & IncidentList)
  | ({ readonly kind: 'history' } & IncidentList)
  | { readonly kind: 'rules'; readonly settings: Settings }
  | {
      readonly kind: 'changed';
      readonly change: AlertChange;
      readonly settings: Settings;
      /** The mute that the change ended or replaced. */
      readonly before: Mute | null;
    }
  | ({ readonly kind: 'test' } & Replay)
);
