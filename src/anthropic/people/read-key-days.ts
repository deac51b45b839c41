import { type Day, intersect, isoStart, plusDays, type Span } from '../../domain/day.ts';
import type { Source, Usage } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import { ApiFailure, type Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { analyticsUsagePageSchema } from '../wire/analytics-usage.ts';
import { usageReportPageSchema } from '../wire/usage-report.ts';

const CLASSIC_PATH = '/v1/organizations/usage_report/messages';
const ANALYTICS_PATH = '/v1/organizations/analytics/usage';
const ANALYTICS_BETA = 'analytics-usage-cost-2026-08-24';

/** Days in a page of the classic report, and the longest span that the analytics endpoint may be asked for. */
const MOST_DAYS = 31;
const ROWS_PER_PAGE = 1000;

/** A key was used on a day. */
export interface KeyDay {
  readonly keyId: string;
  readonly day: Day;
}

interface UsagePage {
  readonly data: readonly {
    readonly day: Day;
    readonly group: { readonly api_key_id?: string | null | undefined };
    readonly measure: Usage;
  }[];
  readonly next_page: string | null;
  readonly has_more: boolean;
}

/** Usage without a key is nobody's here; a row of zeros is no use. */
const keepUse = ({ data, next_page, has_more }: UsagePage) => ({
  next_page,
  has_more,
  data: data.flatMap(({ day, group, measure }): KeyDay[] => {
    const isUse = Object.values(measure).some((count) => count > 0);
    return isUse && group.api_key_id ? [{ keyId: group.api_key_id, day }] : [];
  }),
});

/** The next midnight as the end takes in today: both ends are moved back to the start of their day. */
const bounds = (span: Span) => ({ starting_at: isoStart(span.from), ending_at: isoStart(span.to) });

const readClassic = (transport: Transport, source: Source, span: Span): Promise<KeyDay[]> => {
  const query = { ...bounds(span), bucket_width: '1d', group_by: ['api_key_id'], limit: MOST_DAYS };
  const schema = usageReportPageSchema(span, ['api_key_id']).transform(keepUse);
  return collectRows(readTokenPages(transport, source, { path: CLASSIC_PATH, query }, schema));
};

const readAnalytics = async (transport: Transport, source: Source, span: Span): Promise<KeyDay[]> => {
  const days: KeyDay[] = [];
  for (let from = span.from; from < span.to; from = plusDays(from, MOST_DAYS)) {
    const part = intersect(span, { from, to: plusDays(from, MOST_DAYS) });
    const query = { ...bounds(part), time_bucket_width: '1d', group_by: ['api_key_id'], limit: ROWS_PER_PAGE };
    const request = { path: ANALYTICS_PATH, betas: [ANALYTICS_BETA], query };
    const schema = analyticsUsagePageSchema(part, ['api_key_id']).transform(keepUse);
    const rows = await collectRows(readTokenPages(transport, source, request, schema));
    for (const row of rows) days.push(row);
  }
  return days;
};

/** The key is good, but not for this report. */
const isNotOffered = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.problem.kind === 'scope-missing' || error.problem.kind === 'bad-request');

/**
 * Which keys were used on which days of a span. Pages of the classic report hold 31 days whatever the number of keys,
 * those of the analytics endpoint a thousand rows of a key and a day: it is asked only where the classic report does
 * not answer the key. Throws `ApiFailure`.
 */
export const readKeyDays = async (transport: Transport, source: Source, span: Span): Promise<readonly KeyDay[]> => {
  try {
    return await readClassic(transport, source, span);
  } catch (error) {
    if (isNotOffered(error)) return readAnalytics(transport, source, span);
    throw error;
  }
};
