import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import type { Reading, Report, ReportRow } from './report.ts';

/** Why a reading that wanted a single page stopped: never seen outside this file. */
class AnotherPage extends Error {}

const onlyFirstPage = (transport: Transport): Transport => ({
  get: (request) => (request.query?.page === undefined ? transport.get(request) : Promise.reject(new AnotherPage())),
});

export interface ReportReply<M> {
  readonly pages: readonly (readonly ReportRow<M>[])[];
  /** The oldest watermark of its pages. */
  readonly refreshedAt: Instant | null;
}

export interface ReportAccess {
  readonly transport: Transport;
  readonly source: Source;
}

/** A whole report, all pages of it. Throws `ApiFailure`. */
export const readReport = async <M>(
  { transport, source }: ReportAccess,
  report: Report<M>,
  reading: Reading,
): Promise<ReportReply<M>> => {
  const pages: (readonly ReportRow<M>[])[] = [];
  let refreshedAt: Instant | null = null;
  for await (const page of readTokenPages(transport, source, report.request(reading), report.pageSchema(reading))) {
    pages.push(page.data);
    if (refreshedAt === null || (page.refreshedAt !== null && page.refreshedAt < refreshedAt)) {
      refreshedAt = page.refreshedAt;
    }
  }
  return { pages, refreshedAt };
};

/** The report when one page holds all of it, else null, at the price of that page. Throws `ApiFailure`. */
export const readIfOnePage = async <M>(
  { transport, source }: ReportAccess,
  report: Report<M>,
  reading: Reading,
): Promise<ReportReply<M> | null> => {
  try {
    return await readReport({ transport: onlyFirstPage(transport), source }, report, reading);
  } catch (error) {
    if (error instanceof AnotherPage) return null;
    throw error;
  }
};
