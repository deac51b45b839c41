import type { ActivityReport } from '../../domain/activity.ts';
import { type Day, intersect, isEmpty, isoDay, lengthOf, plusDays, type Span } from '../../domain/day.ts';
import { absent, type Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import type { Query, Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { analyticsUsersPageSchema } from '../wire/analytics-users.ts';
import { askPublished } from './ask-published.ts';
import { FIRST_DAY } from './first-day.ts';

const PATH = '/v1/organizations/analytics/users';
const ROWS_PER_PAGE = 1000;

/** The longest range that gives one row a person; people counted in two ranges cannot be told apart from their sum. */
const MOST_DAYS = 366;

/** Days older than this are published for certain. */
const RECENT_DAYS = 5;

const days = (span: Span): Query =>
  lengthOf(span) === 1
    ? { date: isoDay(span.from) }
    : { starting_date: isoDay(span.from), ending_date: isoDay(span.to) };

/**
 * What each person did over the part of a span that is published, in one row each however long it is. Distinct counts
 * over several days are the API's estimates, within two percent.
 *
 * A range that ends with unpublished days may be answered without saying so, where a single day is refused: the last
 * day of a recent range is asked for first, so that `covered` is what was counted.
 * Source: the Claude Enterprise Analytics API reference, autumn 2026.
 */
export const readActivity = async (
  transport: Transport,
  source: Source,
  asked: Span,
  today: Day,
): Promise<Part<ActivityReport>> => {
  if (asked.to <= FIRST_DAY) return absent({ kind: 'before-first-day', firstDay: isoDay(FIRST_DAY) });
  const kept = intersect(asked, { from: FIRST_DAY, to: today });
  const span = intersect(kept, { from: plusDays(kept.to, -MOST_DAYS), to: kept.to });
  if (isEmpty(span)) return absent({ kind: 'not-published-yet' });

  return askPublished(span, async (covered) => {
    const lastDay = plusDays(covered.to, -1);
    if (lengthOf(covered) > 1 && lastDay >= plusDays(today, -RECENT_DAYS)) {
      await transport.get({ path: PATH, query: { date: isoDay(lastDay), limit: 1 } });
    }
    const request = { path: PATH, query: { ...days(covered), limit: ROWS_PER_PAGE } };
    const people = await collectRows(readTokenPages(transport, source, request, analyticsUsersPageSchema));
    return { covered, people };
  });
};
