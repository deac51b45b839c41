import { isoInstant } from '../../domain/day.ts';
import type { Company } from '../organisation/company.ts';
import type { Resolver, SampleLimitRequest } from '../organisation/limit-request.ts';
import { renderEffective, renderUser, spendOf } from './effective-limit.ts';
import type { Asked } from './endpoint.ts';

const renderResolver = ({ enterprise }: Company, by: Resolver | null): unknown => {
  if (by === null) return null;
  if (by.type === 'key') return { type: 'scoped_api_key_actor', scoped_api_key_id: by.keyId };
  const member = enterprise.members.find(({ id }) => id === by.userId);
  return member === undefined
    ? { type: 'user_actor', user_id: by.userId, name: null, email_address: null, deleted: true }
    : renderUser(member);
};

/** Requests of members: those of people who have left are not told of any more. */
export const openRequests = ({ enterprise }: Company): readonly SampleLimitRequest[] => {
  const members = new Set(enterprise.members.map(({ id }) => id));
  return enterprise.limitRequests
    .filter(({ userId }) => members.has(userId))
    .toSorted((a, b) => b.createdAt - a.createdAt);
};

/** A request with what its person may still spend, as long as it waits. What was asked for stands there only if it was said. */
export const renderLimitRequest = (
  { now, settings }: Pick<Asked, 'now' | 'settings'>,
  company: Company,
  request: SampleLimitRequest,
): object => {
  const { id, userId, period, status, createdAt, resolvedAt, resolvedBy, requestedCents, reason } = request;
  const member = company.enterprise.members.find((each) => each.id === userId);
  const spent = () => spendOf(company, period, { now, watermark: settings.watermark(now) });
  return {
    type: 'spend_limit_increase_request',
    id,
    status,
    actor: member === undefined ? null : renderUser(member),
    period,
    created_at: isoInstant(createdAt),
    resolved_at: resolvedAt === null ? null : isoInstant(resolvedAt),
    resolved_by: renderResolver(company, resolvedBy),
    spend_summary:
      status === 'pending' && member !== undefined ? renderEffective(company, member, period, spent()) : null,
    ...(requestedCents !== null && { requested_amount: String(requestedCents) }),
    ...(reason !== null && { reason }),
  };
};
