import Anthropic from '@anthropic-ai/sdk';
import type {
  BetaSpendLimitIncreaseRequest,
  IncreaseRequestApproveResponse,
} from '@anthropic-ai/sdk/resources/beta/organization/spend-limits/increase-requests';
import type {
  BetaSpendLimit,
  BetaSpendSummary,
} from '@anthropic-ai/sdk/resources/beta/organization/spend-limits/spend-limits';
import { describe, expect, it } from 'vitest';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import { askForHigherLimit } from '../../../src/sandbox/organisation/limit-changes.ts';
import { COMPANY, startApi } from './ask.ts';

/** The fields that the official types have: the compiler keeps each list complete. */
const SUMMARY = {
  actor: true,
  amount: true,
  currency: true,
  period: true,
  period_to_date_spend: true,
  scope: true,
  source: true,
  spend_limit_id: true,
} satisfies Record<keyof BetaSpendSummary, true>;
const LIMIT = {
  id: true,
  amount: true,
  created_at: true,
  currency: true,
  is_enabled: true,
  period: true,
  scope: true,
  type: true,
  updated_at: true,
} satisfies Record<keyof BetaSpendLimit, true>;
const REQUEST = {
  id: true,
  actor: true,
  created_at: true,
  period: true,
  resolved_at: true,
  resolved_by: true,
  spend_summary: true,
  status: true,
  type: true,
} satisfies Record<keyof BetaSpendLimitIncreaseRequest, true>;
const APPROVED = { ...REQUEST, spend_limit: true } satisfies Record<keyof IncreaseRequestApproveResponse, true>;

const fieldsOf = (value: object): string[] => Object.keys(value).toSorted();

const collect = async <T>(list: AsyncIterable<T>): Promise<readonly T[]> => {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
};

const start = async () => {
  const api = await startApi();
  for (const { id } of COMPANY.enterprise.members.slice(0, 5)) api.change(askForHigherLimit(id));
  const client = new Anthropic({ baseURL: api.url, apiKey: SANDBOX_KEYS.enterprise, maxRetries: 0 });
  return { api, limits: client.beta.organization.spendLimits };
};

describe('the official client', () => {
  it('reads effective and configured limits with every field of its types', async () => {
    const { limits } = await start();
    const effective = await collect(limits.effective.list({ limit: 30 }));
    const configured = await collect(limits.list({ limit: 4 }));
    expect(effective).toHaveLength(80);
    expect(configured).toHaveLength(COMPANY.enterprise.spendLimits.size + 1);
    for (const each of effective) expect(fieldsOf(each)).toEqual(fieldsOf(SUMMARY));
    for (const each of configured) expect(fieldsOf(each)).toEqual(fieldsOf(LIMIT));
  });

  it('lists, reads, approves and denies requests', async () => {
    const { api, limits } = await start();
    const pending = await collect(limits.increaseRequests.list({ status: ['pending'], limit: 2 }));
    expect(pending).toHaveLength(5);
    for (const each of pending) expect(fieldsOf(each)).toEqual(fieldsOf(REQUEST));
    const [first, second] = pending;
    const approved = await limits.increaseRequests.approve(first?.id ?? '', { amount: '50000' });
    expect(fieldsOf(approved)).toEqual(fieldsOf(APPROVED));
    expect(approved.spend_limit).toMatchObject({ amount: '50000' });
    const denied = await limits.increaseRequests.deny(second?.id ?? '', {});
    expect(denied.status).toBe('denied');
    expect((await limits.increaseRequests.retrieve(first?.id ?? '')).spend_summary).toBeNull();
    const again = limits.increaseRequests.deny(first?.id ?? '', {});
    await expect(again).rejects.toBeInstanceOf(Anthropic.BadRequestError);
    expect(api.requests.filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([200, 200, 400]);
  });
});
