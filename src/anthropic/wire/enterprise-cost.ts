import { z } from 'zod';
import type { Span } from '../../domain/day.ts';
import { type EnterpriseField, readUser } from './enterprise-group.ts';
import { bucketPages, peoplePages } from './enterprise-page.ts';
import { readValues } from './read-values.ts';

const costShape = { amount: z.string(), currency: z.literal('USD') };

const bucketPage = bucketPages(costShape);
const peoplePage = peoplePages(costShape);

/** `GET /v1/organizations/analytics/cost_report`: a bucket for every day with at most its hundred largest groups. */
export const enterpriseCostPageSchema = (span: Span, fields: readonly EnterpriseField[]) =>
  bucketPage(fields).transform(({ data, data_refreshed_at, ...paging }, context) => {
    const read = readValues(span, context);
    const buckets = data.map(({ starting_at, results }, bucket) => {
      const day = read.day(starting_at, () => ['data', bucket, 'starting_at']);
      return results.map(({ amount, currency: _, ...group }, row) => ({
        day,
        group,
        measure: { amount: read.amount(amount, () => ['data', bucket, 'results', row, 'amount']) },
      }));
    });
    return { ...paging, refreshedAt: data_refreshed_at ?? null, data: buckets.flat() };
  });

/** `GET /v1/organizations/analytics/user_cost_report`: flat rows of people; without days, a row has no start. */
export const enterpriseUserCostPageSchema = (span: Span, fields: readonly EnterpriseField[], daily: boolean) =>
  peoplePage(fields, daily).transform(({ data, data_refreshed_at, ...paging }, context) => {
    const read = readValues(span, context);
    const rows = data.map(({ actor, starting_at, amount, currency: _, ...group }, row) => ({
      day: starting_at === null ? span.from : read.day(starting_at, () => ['data', row, 'starting_at']),
      group: { ...group, actor: readUser(actor) },
      measure: { amount: read.amount(amount, () => ['data', row, 'amount']) },
    }));
    return { ...paging, refreshedAt: data_refreshed_at ?? null, data: rows };
  });
