import type { Instant } from '../../domain/day.ts';
import type { Reply } from '../http.ts';
import { type Origin, validateReply } from '../validate-reply.ts';
import { envelopeSchema } from '../wire/envelope.ts';
import type { Reading, Report, ReportPage } from './report.ts';
import type { TableBuilder } from './table.ts';

interface OpenedPage {
  readonly next_page: string | null;
  readonly has_more: boolean;
  readonly refreshedAt: Instant | null;
  /** Puts its rows into the table. Throws `ApiFailure` (`unexpected-reply`) where one does not fit. */
  readonly takeRows: () => void;
}

/** Opens the pages of one reading, whose rows go into one table. */
export const openPage = <M>(
  report: Report<M>,
  reading: Reading,
  table: TableBuilder,
): ((reply: Reply, origin: Origin) => OpenedPage) => {
  const { split } = report.counting;
  const takeQuickly = report.quickRows(reading, table.name);

  const validate = (reply: Reply, origin: Origin) => validateReply(report.pageSchema(reading), reply, origin);

  const takeFrom = (first: number, { data }: ReportPage<M>): void => {
    for (const { day, ids, actor, measure } of data.slice(first)) {
      table.add(day, ids, split(measure));
      if (actor !== null) table.name(actor);
    }
  };

  return (reply, origin) => {
    const envelope = takeQuickly === null ? null : envelopeSchema.safeParse(reply.body);
    if (takeQuickly === null || !envelope?.success) {
      const page = validate(reply, origin);
      return { ...page, takeRows: () => takeFrom(0, page) };
    }
    const { data, ...paging } = envelope.data;
    return {
      ...paging,
      takeRows: () => {
        const taken = takeQuickly(data, table.add);
        if (taken < data.length) takeFrom(taken, validate(reply, origin));
      },
    };
  };
};
