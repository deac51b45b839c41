import type { Span } from '../../domain/day.ts';
import { readIfOnePage, readReport } from './read-report.ts';
import type { Offer } from './report.ts';
import type { Series } from './series.ts';
import type { TableBuilder } from './table.ts';

interface TableReading {
  readonly offer: Offer;
  readonly span: Span;
  readonly daily: boolean;
  /** Give up after the first page when there are more. */
  readonly ifOnePage: boolean;
}

/** The rows of a reading, in a builder that may take more; null when it gave up. Throws `ApiFailure`. */
export const readTable = async <M>(
  { report, filters, access }: Series<M>,
  { offer, span, daily, ifOnePage }: TableReading,
): Promise<TableBuilder | null> => {
  const reply = await (ifOnePage ? readIfOnePage : readReport)(access, report, { span, offer, daily, filters });
  return reply?.table ?? null;
};
