import { expect, test } from 'vitest';
import { isExpectedRefusal } from '../../src/anthropic/is-expected-refusal.ts';
import type { Problem } from '../../src/domain/problem.ts';

const missing = (endpoint: string): Problem => ({
  kind: 'scope-missing',
  source: 'enterprise',
  endpoint,
  requestId: null,
  needed: [],
  message: '',
});

test.each([
  '/v1/compliance/activities',
  '/v1/compliance/organizations',
  '/v1/organizations/spend_limits/effective',
  '/v1/organizations/spend_limit_increase_requests/slir_1/approve',
  '/v1/organizations/analytics/cost',
  '/v1/organizations/analytics/usage',
])('%s: many keys go without it', (endpoint) => {
  expect(isExpectedRefusal(missing(endpoint))).toBe(true);
});

test.each(['/v1/organizations/users', '/v1/organizations/analytics/users', '/v1/organizations/cost_report'])(
  '%s: what the bot is for',
  (endpoint) => {
    expect(isExpectedRefusal(missing(endpoint))).toBe(false);
  },
);

test('trouble is trouble everywhere', () => {
  const where = { source: 'enterprise', endpoint: '/v1/compliance/activities', requestId: null } as const;
  expect(isExpectedRefusal({ ...where, kind: 'unavailable', status: 503, cause: '' })).toBe(false);
  expect(isExpectedRefusal({ ...where, kind: 'key-refused' })).toBe(false);
});
