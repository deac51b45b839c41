import type { Day, Span } from '../../domain/day.ts';
import type { ShareFlight } from '../../domain/share-flights.ts';
import type { Query } from '../http.ts';
import type { TableMemory } from './block-store.ts';
import type { ReportAccess } from './read-report.ts';
import type { Offer, Report } from './report.ts';
import type { Shelf } from './shelf.ts';
import type { Spine } from './spine.ts';
import type { RowMemory } from './sum-pieces.ts';

/** One report under one set of filters that the API applies: what a spine and its breakdowns belong to. */
export interface Series<M> {
  readonly key: string;
  readonly report: Report<M>;
  readonly filters: Query;
  readonly access: ReportAccess;
  readonly shelf: Shelf;
  readonly memory: TableMemory;
  readonly rowMemory: RowMemory<M>;
  /** Questions that come at the same time share the recent days. */
  readonly shareRecent: ShareFlight<Spine<M>>;
  readonly today: Day;
  readonly covered: Span;
}

export const UNGROUPED: Offer = { groupBy: [], columns: [] };
