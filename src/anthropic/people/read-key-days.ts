import { intersect, isoStart, plusDays, type Span } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import { ApiFailure, type Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { type UsedKeys, usedKeysAnalyticsSchema, usedKeysReportSchema } from '../wire/used-keys.ts';

const CLASSIC_PATH = '/v1/organizations/usage_report/messages';
const ANALYTICS_PATH = '/v1/organizations/analytics/usage';
const ANALYTICS_BETA = 'analytics-usage-cost-2026-08-24';

/** Days in a page of the classic report, and the longest span that the analytics endpoint may be asked for. */
const MOST_DAYS = 31;
const ROWS_PER_PAGE = 1000;

/** The next midnight as the end takes in today: both ends are moved back to the start of their day. */
const bounds = (span: Span) => ({ starting_at: isoStart(span.from), ending_at: isoStart(span.to) });

const readClassic = (transport: Transport, source: Source, span: Span): Promise<UsedKeys[]> => {
  const query = { ...bounds(span), bucket_width: '1d', group_by: ['api_key_id'], limit: MOST_DAYS };
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
 * Which keys were used on which days of a span; a day may come in several pieces. Pages of the classic report hold 31 days whatever the number of keys,
 * those of the analytics endpoint a thousand rows of a key and a day: it is asked only where the classic report does
 * not answer the key. Throws `ApiFailure`.
 */
export const readKeyDays = async (transport: Transport, source: Source, span: Span): Promise<readonly UsedKeys[]> => {
  try {
    return await readClassic(transport, source, span);
  } catch (error) {
    if (isNotOffered(error)) return readAnalytics(transport, source, span);
    throw error;
  }
};
