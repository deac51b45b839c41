import { intersect, isoStart, plusDays, type Span } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import { ApiFailure, type Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { type UsedKeys, usedKeysAnalyticsSchema, usedKeysReportSchema } from '../wire/used-keys.ts';

const CLASSIC_PATH = '/v1/organizations/usage_report/messages';
const ANALYTICS_PATH = '/v1/organizations/analytics/usage';
const ANALYTICS_BETA = 'analytics-usage-cost-2026-08-24';

/** The most days in a page of the classic report, and the longest span that the analytics endpoint may be asked for. */
const MOST_DAYS = 31;
const ROWS_PER_PAGE = 1000;

/** Rows of a key and a day in a page of the classic report: 2.5 MB, which is parsed in one go while everybody else waits. */
const ROWS_AT_ONCE = 50_000;

const daysPerPage = (keyCount: number): number =>
  Math.min(MOST_DAYS, Math.max(1, Math.floor(ROWS_AT_ONCE / Math.max(1, keyCount))));

/** The next midnight as the end takes in today: both ends are moved back to the start of their day. */
const bounds = (span: Span) => ({ starting_at: isoStart(span.from), ending_at: isoStart(span.to) });

const readClassic = (transport: Transport, source: Source, span: Span, keyCount: number): Promise<UsedKeys[]> => {
  const query = { ...bounds(span), bucket_width: '1d', group_by: ['api_key_id'], limit: daysPerPage(keyCount) };
  const request = { path: CLASSIC_PATH, query };
  return collectRows(readTokenPages(transport, source, request, usedKeysReportSchema(span)));
};

const readAnalytics = async (transport: Transport, source: Source, span: Span): Promise<UsedKeys[]> => {
  const days: UsedKeys[] = [];
  for (let from = span.from; from < span.to; from = plusDays(from, MOST_DAYS)) {
    const part = intersect(span, { from, to: plusDays(from, MOST_DAYS) });
    const query = { ...bounds(part), time_bucket_width: '1d', group_by: ['api_key_id'], limit: ROWS_PER_PAGE };
    const request = { path: ANALYTICS_PATH, betas: [ANALYTICS_BETA], query };
    days.push(...(await collectRows(readTokenPages(transport, source, request, usedKeysAnalyticsSchema(part)))));
  }
  return days;
};

/** The key is good, but not for this report. */
const isNotOffered = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.problem.kind === 'scope-missing' || error.problem.kind === 'bad-request');

/**
 * Which of an organisation's keys, some `keyCount` of them, were used on which days of a span; a day may come in several
 * pieces. Pages of the classic report hold whole days however many keys there are, those of the analytics endpoint a
 * thousand rows of a key and a day: it is asked only where the classic report does not answer the key. Throws
 * `ApiFailure`.
 */
export const readKeyDays = async (
  transport: Transport,
  source: Source,
  span: Span,
  keyCount: number,
): Promise<readonly UsedKeys[]> => {
  try {
    return await readClassic(transport, source, span, keyCount);
  } catch (error) {
    if (isNotOffered(error)) return readAnalytics(transport, source, span);
    throw error;
  }
};
