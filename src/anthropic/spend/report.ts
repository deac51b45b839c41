import type { z } from 'zod';
import type { Day, Instant, Span } from '../../domain/day.ts';
import type { Actor, Generation, Grouping } from '../../domain/spend.ts';
import type { GetRequest, Query } from '../http.ts';
import type { QuickRows } from '../wire/quick-rows.ts';
import type { Counting } from './counting.ts';
import type { Id } from './table.ts';

/** How a dimension is asked for, and what the rows then tell. */
export interface Offer {
  readonly groupBy: readonly string[];
  readonly columns: readonly Grouping[];
}

/** What one reading asks: rows by these dimensions, for each day of a span of at most 31 days or for the span as a whole. */
export interface Reading {
  readonly span: Span;
  readonly offer: Offer;
  readonly daily: boolean;
  /** Query parameters of the filters that the API applies. */
  readonly filters: Query;
}

interface ReportRow<M> {
  readonly day: Day;
  /** In the order of the reading's columns. */
  readonly ids: readonly Id[];
  readonly actor: Actor | null;
  readonly measure: M;
}

/** A page of a report as the pager needs it: rows in the house's words beside the wire's own paging fields. */
export interface ReportPage<M> {
  readonly data: readonly ReportRow<M>[];
  readonly next_page: string | null;
  readonly has_more: boolean;
  readonly refreshedAt: Instant | null;
}

/** One endpoint of one generation of the API: what it can be asked, how, and how its replies are read. */
export interface Report<M> {
  readonly generation: Generation;
  readonly counting: Counting<M>;
  /** The days it can answer for. */
  readonly coveredOn: (today: Day) => Span;
  /** Whether a span can be asked as a whole, in fewer rows than day by day. */
  readonly sumsSpans: (offer: Offer) => boolean;
  /** Whether rows of the default workspace come without an id. */
  readonly leavesDefaultUnnamed: boolean;
  /** Whether rows by this dimension are all there, so that a filter may pick from them. */
  readonly picks: (by: Grouping) => boolean;
  readonly offers: Partial<Record<Grouping, Offer>>;
  /** The query parameter that keeps only rows with these ids; null where the API cannot tell them apart. */
  readonly filterBy: (by: Grouping, ids: readonly Id[]) => Query | null;
  readonly request: (reading: Reading) => GetRequest;
  readonly pageSchema: (reading: Reading) => z.ZodType<ReportPage<M>>;
  /** Reads the usual rows faster than the schema does, and gives away who is named in them; null where pages are small. */
  readonly quickRows: (reading: Reading, name: (actor: Actor) => void) => QuickRows | null;
}

/** The longest span that one request may ask for. Source: every usage and cost report of the API. */
export const MOST_DAYS = 31;
