import { z } from 'zod';
import type { Company } from '../organisation/company.ts';
import { approveRequest, denyRequest } from '../organisation/limit-changes.ts';
import { PERIODS, type Resolver, type SampleLimitRequest } from '../organisation/limit-request.ts';
import type { Asked } from './endpoint.ts';
import { findLimitRequest } from './list-limit-requests.ts';
import { readBody } from './read-body.ts';
import { readQuery } from './read-query.ts';
import { invalid } from './refusal.ts';
import { renderOwnLimit } from './render-limit.ts';
import { renderLimitRequest } from './render-limit-request.ts';
import { keyIdOf } from './settings.ts';

const denialSchema = z.strictObject({ suppress_notification: z.boolean().optional() });

/** Cents beyond what a number counts exactly are no limit that anybody means. */
const approvalSchema = denialSchema.extend({
  amount: z.string().regex(/^(0|[1-9]\d{0,14})$/, 'Input should be a non-negative integer decimal string'),
  period: z.enum(PERIODS).nullish(),
});

const resolverOf = ({ settings, source }: Asked): Resolver => ({
  type: 'key',
  keyId: keyIdOf(settings.keys[source] ?? ''),
});

const decided = ({ enterprise }: Company, before: SampleLimitRequest): SampleLimitRequest =>
  enterprise.limitRequests.find(({ id }) => id === before.id) ?? before;

/** `POST …/spend_limit_increase_requests/{id}/approve`: gives the person a limit of their own. Only while the request waits. */
export const approveLimitRequest = (asked: Asked): unknown => {
  readQuery(asked.params, {});
  const body = readBody(asked, approvalSchema);
  const request = findLimitRequest(asked);
  if (request.status !== 'pending') throw invalid(`Spend limit increase request is already ${request.status}`);
  const period = body.period ?? request.period;
  const cents = Number(body.amount);
  const company = asked.change(approveRequest(request.id, cents, resolverOf(asked), period));
  return {
    ...renderLimitRequest(asked, company, decided(company, request)),
    spend_limit: renderOwnLimit(company, request.userId, period, cents),
  };
};

/** `POST …/{id}/deny`: a request that was denied stays so, whoever asks again; one that was approved cannot be denied. */
export const denyLimitRequest = (asked: Asked): unknown => {
  readQuery(asked.params, {});
  readBody(asked, denialSchema);
  const request = findLimitRequest(asked);
  if (request.status === 'approved') throw invalid('Spend limit increase request is already approved');
  const company =
    request.status === 'denied' ? asked.company : asked.change(denyRequest(request.id, resolverOf(asked)));
  return renderLimitRequest(asked, company, decided(company, request));
};
