import type { PageCursorResponse } from '@anthropic-ai/sdk/core/pagination';
import type {
  BetaSpendLimitIncreaseRequest,
  IncreaseRequestApproveParams,
  IncreaseRequestApproveResponse,
} from '@anthropic-ai/sdk/resources/beta/organization/spend-limits/increase-requests';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { limitRequestPageSchema, limitRequestSchema } from '../../../src/anthropic/wire/limit-requests.ts';
import type { LimitRequest } from '../../../src/domain/limit-request.ts';

/** The types allow every currency; amounts that are not dollars could not be added to the others and are refused. */
type InDollars<Row extends { readonly spend_summary: object | null }> = Omit<Row, 'spend_summary'> & {
  readonly spend_summary: (Omit<NonNullable<Row['spend_summary']>, 'currency'> & { readonly currency: 'USD' }) | null;
};

// The official SDK's own types are replies that the schemas must take. `tsc` checks these, not the test runner.
test('whatever the official types allow is a reply that the schemas accept', () => {
  expectTypeOf<InDollars<BetaSpendLimitIncreaseRequest>>().toExtend<z.input<typeof limitRequestSchema>>();
  expectTypeOf<InDollars<IncreaseRequestApproveResponse>>().toExtend<z.input<typeof limitRequestSchema>>();
  expectTypeOf<PageCursorResponse<InDollars<BetaSpendLimitIncreaseRequest>>>().toExtend<
    z.input<typeof limitRequestPageSchema>
  >();
});

test('what a request can be is what the official types say, and an approval is what they take', () => {
  expectTypeOf<LimitRequest['status']>().toEqualTypeOf<BetaSpendLimitIncreaseRequest['status']>();
  expectTypeOf<{ readonly amount: string }>().toExtend<IncreaseRequestApproveParams>();
});
