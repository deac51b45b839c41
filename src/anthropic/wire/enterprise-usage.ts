import type { Span } from '../../domain/day.ts';
import { type EnterpriseField, readUser } from './enterprise-group.ts';
import { bucketPages, peoplePages } from './enterprise-page.ts';
import { readValues } from './read-values.ts';
import { tokenCountsShape, toUsage } from './token-counts.ts';

const bucketPage = bucketPages(tokenCountsShape);
const peoplePage = peoplePages(tokenCountsShape);

/** `GET /v1/organizations/analytics/usage_report`: a bucket for every day with at most its hundred largest groups. */
export const enterpriseUsagePageSchema = (span: Span, fields: readonly EnterpriseField[]) =>
  bucketPage(fields).transform(({ data, data_refreshed_at, ...paging }, context) => {
    const read = readValues(span, context);
    const buckets = data.map(({ starting_at, results }, bucket) => {
      const day = read.day(starting_at, () => ['data', bucket, 'starting_at']);
      return results.map((row) => ({ day, group: row, measure: toUsage(row) }));
    });
    return { ...paging, refreshedAt: data_refreshed_at ?? null, data: buckets.flat() };
  });

/** `GET /v1/organizations/analytics/user_usage_report`: flat rows of people; without days, a row has no start. */
export const enterpriseUserUsagePageSchema = (span: Span, fields: readonly EnterpriseField[], daily: boolean) =>
  peoplePage(fields, daily).transform(({ data, data_refreshed_at, ...paging }, context) => {
    const read = readValues(span, context);
    const rows = data.map((row, index) => ({
      day: row.starting_at === null ? span.from : read.day(row.starting_at, () => ['data', index, 'starting_at']),
      group: { ...row, actor: readUser(row.actor) },
      measure: toUsage(row),
    }));
    return { ...paging, refreshedAt: data_refreshed_at ?? null, data: rows };
  });
