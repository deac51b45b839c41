import type { PersonActivity, SpendLimit } from '../../domain/activity.ts';
import type { Instant, Span } from '../../domain/day.ts';
import type { LimitRequest } from '../../domain/limit-request.ts';
import type { Part } from '../../domain/part.ts';
import type { Cost, Source, Usage } from '../../domain/spend.ts';
import type { SourceReport } from '../../spend/spend-report.ts';

/** What somebody did in claude.ai on the days that are published. */
export interface OwnActivity {
  readonly covered: Span;
  readonly conversations: number | null;
  readonly messagesSent: PersonActivity['messagesSent'];
}

/** One person's numbers in one source over one period. */
export interface OwnFigures {
  readonly period: 'mtd' | '30d';
  readonly span: Span;
  readonly cost: Part<SourceReport<Cost>>;
  readonly usage: Part<SourceReport<Usage>>;
  readonly activity: Part<OwnActivity>;
}

export interface OwnSource {
  readonly source: Source;
  /** Their ids there: usually one, none where nobody has the address. */
  readonly ids: Part<readonly string[]>;
  /** Empty where there is nobody to ask about. */
  readonly figures: readonly OwnFigures[];
  readonly limits: Part<readonly SpendLimit[]> | null;
  /** Their own requests for a higher limit that wait; null where there is nobody to ask about. */
  readonly requests: Part<readonly LimitRequest[]> | null;
}

/** Whom the answer is about; `nobody`: a terminal, which belongs to no person. */
export type MeReport = { readonly asOf: Instant; readonly several: boolean } & (
  | { readonly kind: 'nobody' }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'own'; readonly email: string; readonly sources: readonly OwnSource[] }
);
