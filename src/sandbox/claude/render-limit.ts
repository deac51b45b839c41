import { isoInstant, toInstant } from '../../domain/day.ts';
import type { Company } from '../organisation/company.ts';
import { spendLimitId } from '../organisation/limit-changes.ts';
import type { Period } from '../organisation/limit-request.ts';
import { ORGANISATION_LIMIT_ID } from './effective-limit.ts';

/** The sample company does not keep when a limit was set: all are as old as its newest member. */
const renderLimit = (
  { enterprise }: Company,
  limit: { readonly id: string; readonly cents: number | null; readonly period: Period; readonly scope: object },
): object => {
  const since = isoInstant(enterprise.members[0]?.addedAt ?? toInstant(0));
  return {
    type: 'spend_limit',
    id: limit.id,
    amount: limit.cents === null ? null : String(limit.cents),
    currency: 'USD',
    period: limit.period,
    is_enabled: true,
    scope: limit.scope,
    created_at: since,
    updated_at: since,
  };
};

/** A limit of one person, as somebody set it: in cents, null for an exemption. */
export const renderOwnLimit = (company: Company, userId: string, period: Period, cents: number | null): object =>
  renderLimit(company, {
    id: spendLimitId(userId, period),
    cents,
    period,
    scope: { type: 'user', user_id: userId },
  });

export const renderOrganisationLimit = (company: Company): object =>
  renderLimit(company, {
    id: ORGANISATION_LIMIT_ID,
    cents: company.enterprise.organisationLimitCents,
    period: 'monthly',
    scope: { type: 'organization' },
  });
