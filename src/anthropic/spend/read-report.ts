import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Transport } from '../http.ts';
import { readAhead } from '../read-ahead.ts';
import { openPage } from './open-page.ts';
import type { Reading, Report } from './report.ts';
import { createTableBuilder, type TableBuilder } from './table.ts';

/** Why a reading that wanted a single page stopped: never seen outside this file. */
class AnotherPage extends Error {}

const onlyFirstPage = (transport: Transport): Transport => ({
  ...transport,
  get: (request) => (request.query?.page === undefined ? transport.get(request) : Promise.reject(new AnotherPage())),
});

interface ReportReply {
  /** The rows, and room for more. */
  readonly table: TableBuilder;
  /** The oldest watermark of its pages. */
  readonly refreshedAt: Instant | null;
}

export interface ReportAccess {
  readonly transport: Transport;
  readonly source: Source;
}

const older = (a: Instant | null, b: Instant | null): Instant | null => (a === null || (b !== null && b < a) ? b : a);

/** A whole report, all pages of it. Throws `ApiFailure`. */
export const readReport = async <M>(
  { transport, source }: ReportAccess,
  report: Report<M>,
  reading: Reading,
): Promise<ReportReply> => {
  const { table, refreshedAt } = await readAhead(transport, { source, request: report.request(reading) }, () => {
    const builder = createTableBuilder(reading.offer.columns, report.counting.width);
    const pages = openPage(report, reading, builder);
    let oldest: Instant | null = null;
    return {
      table: builder,
      refreshedAt: () => oldest,
      open: (reply, origin) => {
        const page = pages(reply, origin);
        oldest = older(oldest, page.refreshedAt);
        return page;
      },
    };
  });
  return { table, refreshedAt: refreshedAt() };
};

/** The report when one page holds all of it, else null, at the price of that page. Throws `ApiFailure`. */
export const readIfOnePage = async <M>(
  { transport, source }: ReportAccess,
  report: Report<M>,
  reading: Reading,
): Promise<ReportReply | null> => {
  try {
    return await readReport({ transport: onlyFirstPage(transport), source }, report, reading);
  } catch (error) {
    if (error instanceof AnotherPage) return null;
    throw error;
  }
};
