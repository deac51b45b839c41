import type { PageCursorResponse } from '@anthropic-ai/sdk/core/pagination';
import type {
  BetaAnalyticsSingleDayActivitySummary,
  BetaAnalyticsUserActivity,
} from '@anthropic-ai/sdk/resources/beta/organization/analytics/analytics';
import type { BetaSpendSummary } from '@anthropic-ai/sdk/resources/beta/organization/spend-limits/spend-limits';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { analyticsSummariesPageSchema } from '../../../src/anthropic/wire/analytics-summaries.ts';
import type { analyticsUsersPageSchema } from '../../../src/anthropic/wire/analytics-users.ts';
import type { effectiveLimitsPageSchema } from '../../../src/anthropic/wire/spend-limits.ts';

/** The same fields as a type of its own: interfaces do not count as open records, which loose schemas read. */
type Plain<T> = T extends readonly (infer Row)[]
  ? Plain<Row>[]
  : T extends object
    ? { [K in keyof T]: Plain<T[K]> }
    : T;

/** The types allow every currency; amounts that are not dollars could not be added to the others and are refused. */
type InDollars<Row> = Omit<Row, 'currency'> & { readonly currency: 'USD' };

// The official SDK's own types are replies that the schemas must take. `tsc` checks these, not the test runner.
test('whatever the official types allow is a reply that the schemas accept', () => {
  expectTypeOf<Plain<PageCursorResponse<BetaAnalyticsUserActivity>>>().toExtend<
    z.input<typeof analyticsUsersPageSchema>
  >();
  expectTypeOf<PageCursorResponse<BetaAnalyticsSingleDayActivitySummary>>().toExtend<
    z.input<typeof analyticsSummariesPageSchema>
  >();
  expectTypeOf<PageCursorResponse<InDollars<BetaSpendSummary>>>().toExtend<z.input<typeof effectiveLimitsPageSchema>>();
});
