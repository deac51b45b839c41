import type { Day, Instant } from '../../domain/day.ts';
import type { Actor } from '../../domain/spend.ts';
import type { ReportPage } from './report.ts';
import type { Id } from './table.ts';

/** A page as the wire gives it: rows with a group of their own shape. */
interface WirePage<G, M> {
  readonly data: readonly { readonly day: Day; readonly group: G; readonly measure: M }[];
  readonly has_more: boolean;
  readonly next_page: string | null;
  readonly refreshedAt: Instant | null;
}

/** Pages in the words of reports, given who a group is of and which ids it has. */
export const toReportRows =
  <G>(actorOf: (group: G) => Actor | null, idsOf: (group: G, actor: Actor | null) => readonly Id[]) =>
  <M>(page: WirePage<G, M>): ReportPage<M> => ({
    ...page,
    data: page.data.map(({ day, group, measure }) => {
      const actor = actorOf(group);
      return { day, ids: idsOf(group, actor), actor, measure };
    }),
  });
