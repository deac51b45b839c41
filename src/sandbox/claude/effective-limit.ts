import { dayOf, type Instant, isoDay, parseIsoDay, plusDays, startOf } from '../../domain/day.ts';
import { type Money, ZERO } from '../../domain/money.ts';
import type { Member } from '../../domain/organisation.ts';
import type { Company } from '../organisation/company.ts';
import { makeId } from '../organisation/ids.ts';
import { spendLimitId } from '../organisation/limit-changes.ts';
import type { Period } from '../organisation/limit-request.ts';
import { aggregate, amountOf } from './aggregate.ts';
import { plainCents } from './amount.ts';

/** What was spent of the running period, until when it is known. */
interface Moment {
  readonly now: Instant;
  readonly watermark: Instant;
}

export const ORGANISATION_LIMIT_ID = makeId('spl', 'organisation');

/** Weeks begin on Monday: 1970-01-01 was a Thursday. */
const periodStart = (period: Period, now: Instant): Instant => {
  const today = dayOf(now);
  if (period === 'daily') return startOf(today);
  if (period === 'weekly') return startOf(plusDays(today, -((today + 3) % 7)));
  return startOf(parseIsoDay(`${isoDay(today).slice(0, 7)}-01`) ?? today);
};

/** By user id. */
export const spendOf = (
  { enterprise }: Company,
  period: Period,
  { now, watermark }: Moment,
): ReadonlyMap<string, Money> => {
  const cells = aggregate(enterprise.ledger, {
    from: periodStart(period, now),
    to: now,
    until: watermark,
    width: null,
    groupOf: ({ actor }) => (actor?.type === 'user' ? actor.id : null),
  });
  return new Map(
    cells.map((cell) => [
      cell.route.actor?.type === 'user' ? cell.route.actor.id : '',
      amountOf(cell, enterprise.discountPercent),
    ]),
  );
};

/** Cents with at most three decimals; what is finer has not been spent yet. */
const spentCents = (amount: Money): string => {
  const [whole = '0', fraction = ''] = plainCents(amount).split('.');
  const kept = fraction.slice(0, 3).replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
};

export const renderUser = ({ id, name, email }: Member): object => ({
  type: 'user_actor',
  user_id: id,
  name,
  email_address: email,
  deleted: false,
});

/** Null where nothing limits this person in such a period. */
const limitOf = ({ enterprise }: Company, userId: string, period: Period) => {
  const own =
    period === 'monthly'
      ? enterprise.spendLimits.get(userId)
      : enterprise.shortLimits.find((each) => each.userId === userId && each.period === period)?.cents;
  if (own !== undefined) return { cents: own, isOwn: true };
  return period === 'monthly' ? { cents: enterprise.organisationLimitCents, isOwn: false } : null;
};

/** One person's limit of one period and what is used of it; null where nothing limits them. */
export const renderEffective = (
  company: Company,
  member: Member,
  period: Period,
  spent: ReadonlyMap<string, Money>,
): object | null => {
  const limit = limitOf(company, member.id, period);
  if (limit === null) return null;
  const scope = { type: 'user', user_id: member.id };
  return {
    actor: renderUser(member),
    scope,
    source: limit.isOwn ? scope : { type: 'organization' },
    amount: limit.cents === null ? null : String(limit.cents),
    currency: 'USD',
    period,
    period_to_date_spend: spentCents(spent.get(member.id) ?? ZERO),
    spend_limit_id: limit.isOwn ? spendLimitId(member.id, period) : ORGANISATION_LIMIT_ID,
  };
};
