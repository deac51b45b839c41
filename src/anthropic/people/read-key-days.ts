import type { z } from 'zod';
import { type Day, intersect, isoStart, plusDays, type Span } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import { ApiFailure, type GetRequest, type Transport } from '../http.ts';
import { readAhead } from '../read-ahead.ts';
import { validateReply } from '../validate-reply.ts';
import { type UsedKeysPage, usedKeysAnalyticsSchema, usedKeysReportSchema } from '../wire/used-keys.ts';
import { createLastUse, type LastUse, mergeLastUse } from './last-use.ts';

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

/** Which days are asked for, of whom. */
interface KeyDaysQuestion {
  readonly source: Source;
  readonly span: Span;
  /** The first day that may still change. */
  readonly recentFrom: Day;
  /** How many keys there are, more or less. */
  readonly keyCount: number;
}

const foldPages = (
  transport: Transport,
  { source, recentFrom }: KeyDaysQuestion,
  request: GetRequest,
  schema: z.ZodType<UsedKeysPage>,
): Promise<LastUse> =>
  readAhead(transport, { source, request }, () => {
    const { see, ...lastUse } = createLastUse(recentFrom);
    return {
      ...lastUse,
      open: (reply, origin) => {
        const { data, ...paging } = validateReply(schema, reply, origin);
        return { ...paging, takeRows: () => see(data) };
      },
    };
  });

const readClassic = (transport: Transport, question: KeyDaysQuestion): Promise<LastUse> => {
  const { span, keyCount } = question;
  const query = { ...bounds(span), bucket_width: '1d', group_by: ['api_key_id'], limit: daysPerPage(keyCount) };
  return foldPages(transport, question, { path: CLASSIC_PATH, query }, usedKeysReportSchema(span));
};

const readAnalytics = async (transport: Transport, question: KeyDaysQuestion): Promise<LastUse> => {
  const { span } = question;
  const [settled, recent] = [new Map<string, Day>(), new Map<string, Day>()];
  for (let from = span.from; from < span.to; from = plusDays(from, MOST_DAYS)) {
    const part = intersect(span, { from, to: plusDays(from, MOST_DAYS) });
    const query = { ...bounds(part), time_bucket_width: '1d', group_by: ['api_key_id'], limit: ROWS_PER_PAGE };
    const request = { path: ANALYTICS_PATH, betas: [ANALYTICS_BETA], query };
    const lastUse = await foldPages(transport, question, request, usedKeysAnalyticsSchema(part));
    mergeLastUse(settled, lastUse.settled);
    mergeLastUse(recent, lastUse.recent);
  }
  return { settled, recent };
};

/** The key is good, but not for this report; a page that is gone while others are read (410) does not say so. */
const isNotOffered = (error: unknown): boolean => {
  if (!(error instanceof ApiFailure)) return false;
  const { problem } = error;
  return problem.kind === 'scope-missing' || (problem.kind === 'bad-request' && [400, 404].includes(problem.status));
};

/**
 * When an organisation's keys were last used within a span. Pages of the classic report hold whole days however many keys
 * there are, those of the analytics endpoint a thousand rows of a key and a day: it is asked only where the classic
 * report does not answer the key. Throws `ApiFailure`.
 */
export const readKeyDays = async (transport: Transport, question: KeyDaysQuestion): Promise<LastUse> => {
  try {
    return await readClassic(transport, question);
  } catch (error) {
    if (isNotOffered(error)) return readAnalytics(transport, question);
    throw error;
  }
};
