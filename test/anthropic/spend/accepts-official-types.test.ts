import type { ReportPageCursorResponse } from '@anthropic-ai/sdk/core/pagination';
import type {
  BetaAnalyticsCostReportTimeBucket,
  BetaAnalyticsCostUsersItem,
  BetaAnalyticsUsageReportTimeBucket,
  BetaAnalyticsUsageUsersItem,
} from '@anthropic-ai/sdk/resources/beta/organization/analytics/analytics';
import type { BetaAnalyticsCostItem } from '@anthropic-ai/sdk/resources/beta/organization/analytics/cost';
import type { BetaAnalyticsUsageItem } from '@anthropic-ai/sdk/resources/beta/organization/analytics/usage';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { analyticsActorSchema, readActor } from '../../../src/anthropic/wire/analytics-actor.ts';
import type { analyticsCostPageSchema } from '../../../src/anthropic/wire/analytics-cost.ts';
import type { analyticsUsagePageSchema } from '../../../src/anthropic/wire/analytics-usage.ts';
import type {
  enterpriseCostPageSchema,
  enterpriseUserCostPageSchema,
} from '../../../src/anthropic/wire/enterprise-cost.ts';
import type {
  enterpriseUsagePageSchema,
  enterpriseUserUsagePageSchema,
} from '../../../src/anthropic/wire/enterprise-usage.ts';

/** The same fields as a type of its own: interfaces do not count as open records, which loose schemas read. */
type Plain<T> = T extends readonly (infer Row)[]
  ? Plain<Row>[]
  : T extends object
    ? { [K in keyof T]: Plain<T[K]> }
    : T;

/** The types allow every currency; amounts that are not dollars could not be added to the others and are refused. */
type InDollars<T> = T extends readonly (infer Row)[]
  ? InDollars<Row>[]
  : T extends object
    ? { [K in keyof T]: K extends 'currency' ? 'USD' : InDollars<T[K]> }
    : T;

type Page<Row> = Plain<InDollars<ReportPageCursorResponse<Row>>>;
type Accepts<Schema extends (...args: never[]) => z.ZodType> = z.input<ReturnType<Schema>>;

// The official SDK's own types are replies that the schemas must take. `tsc` checks these, not the test runner.
test('whatever the official types allow is a reply that the schemas accept', () => {
  expectTypeOf<Page<BetaAnalyticsCostItem>>().toExtend<Accepts<typeof analyticsCostPageSchema>>();
  expectTypeOf<Page<BetaAnalyticsUsageItem>>().toExtend<Accepts<typeof analyticsUsagePageSchema>>();
  expectTypeOf<Page<BetaAnalyticsCostReportTimeBucket>>().toExtend<Accepts<typeof enterpriseCostPageSchema>>();
  expectTypeOf<Page<BetaAnalyticsUsageReportTimeBucket>>().toExtend<Accepts<typeof enterpriseUsagePageSchema>>();
  expectTypeOf<Page<BetaAnalyticsCostUsersItem>>().toExtend<Accepts<typeof enterpriseUserCostPageSchema>>();
  expectTypeOf<Page<BetaAnalyticsUsageUsersItem>>().toExtend<Accepts<typeof enterpriseUserUsagePageSchema>>();
});

const identify = (actor: unknown) => readActor(analyticsActorSchema.parse(actor));

test('each kind of identity has an id of its own, a kind of tomorrow too', () => {
  const oidc = { type: 'federated_actor', provider: { type: 'oidc', issuer: 'https://id.acme.test' }, subject: 'ci' };
  const aws = { type: 'aws', account_id: '4711', signed_principal: 'arn:aws:iam::4711:role/ci/session-1' };
  const role = 'arn:aws:iam::4711:role/ci';
  const actors = [
    { type: 'user_actor', user_id: 'user_1', email_address: 'ada@acme.test', name: null, deleted: true },
    { type: 'service_account_actor', service_account_id: 'svac_1' },
    { type: 'api_actor', api_key_id: 'apikey_1' },
    oidc,
    { type: 'federated_actor', provider: aws, subject: role },
    { type: 'federated_actor', provider: { ...aws, signed_principal: `${role}/session-2` }, subject: role },
    { type: 'robot_actor', robot_id: 'robot_1' },
    { robot_id: 'robot_2', type: 'robot_actor' },
    { robot_id: 'robot_1', type: 'robot_actor' },
  ].map(identify);
  expect(actors[0]).toEqual({ id: 'user_1', type: 'user', email: 'ada@acme.test', name: null, deleted: true });
  expect(actors.map(({ type }) => type)).toEqual([
    'user',
    'service_account',
    'api_key',
    ...Array.from({ length: 6 }, () => 'federated'),
  ]);
  expect(actors[3]?.id).toBe('federated:oidc:https://id.acme.test:ci');
  expect(new Set(actors.map(({ id }) => id)).size).toBe(7);
  expect(actors[4]?.id).toBe(actors[5]?.id);
  expect(actors[6]?.id).toBe(actors[8]?.id);
});

test('an identity without its id is no newer kind but a broken reply', () => {
  expect(
    analyticsActorSchema.safeParse({ type: 'user_actor', email_address: null, name: null, deleted: false }).success,
  ).toBe(false);
});
