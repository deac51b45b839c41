import { dayOf, isoDay, parseIsoDay, startOf, toInstant } from '../../domain/day.ts';
import type { Member } from '../../domain/organisation.ts';
import type { Company } from '../organisation/company.ts';
import { makeId } from '../organisation/ids.ts';
import { aggregate, amountOf } from './aggregate.ts';
import type { Asked } from './endpoint.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { integer, many, oneOf, optional, readQuery, text } from './read-query.ts';

const CENT = 10n ** 16n;

const monthStart = (now: Parameters<typeof dayOf>[0]) =>
  startOf(parseIsoDay(`${isoDay(dayOf(now)).slice(0, 7)}-01`) ?? dayOf(now));

const renderLimit = (member: Member, { enterprise }: Company, spent: bigint): object => {
  const own = enterprise.spendLimits.get(member.id);
  const amount = own === undefined ? enterprise.organisationLimitCents : own;
  return {
    actor: {
      type: 'user_actor',
      user_id: member.id,
      name: member.name,
      email_address: member.email,
      deleted: false,
    },
    scope: { type: 'user', user_id: member.id },
    source: own === undefined ? { type: 'organization' } : { type: 'user', user_id: member.id },
    amount: amount === null ? null : String(amount),
    currency: 'USD',
    period: 'monthly',
    period_to_date_spend: String(spent / CENT),
    spend_limit_id: makeId('spl', own === undefined ? 'organisation' : member.id),
  };
};

/** `GET /v1/organizations/spend_limits/effective`: every member's limit of this month, and what is used of it, in whole cents. */
export const listSpendLimits = ({ params, company, source, now, settings }: Asked): unknown => {
  const query = readQuery(params, {
    'user_ids[]': many(text),
    'period[]': many(oneOf('daily', 'weekly', 'monthly')),
    limit: optional(integer(1, 1000)),
    page: optional(text),
  });
  const position = readPosition(params, source, { offset: 0, now, watermark: settings.watermark(now) });
  const { ledger, members, discountPercent } = company.enterprise;
  const cells = aggregate(ledger, {
    from: monthStart(position.now),
    to: toInstant(position.now),
    until: position.watermark,
    width: null,
    groupOf: ({ actor }) => (actor?.type === 'user' ? actor.id : null),
  });
  const spent = new Map(
    cells.map((cell) => [
      cell.route.actor?.type === 'user' ? cell.route.actor.id : '',
      amountOf(cell, discountPercent),
    ]),
  );
  const users = query['user_ids[]'];
  const periods = query['period[]'];
  const asked = members.filter(({ id }) => users.length === 0 || users.includes(id));
  const rows = periods.length === 0 || periods.includes('monthly') ? asked : [];
  const page = pageRows(rows, query.limit ?? 20, position, params, source);
  return {
    data: page.rows.map((member) => renderLimit(member, company, spent.get(member.id) ?? 0n)),
    next_page: page.next_page,
  };
};
