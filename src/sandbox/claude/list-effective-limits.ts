import type { Member } from '../../domain/organisation.ts';
import { PERIODS } from '../organisation/limit-request.ts';
import { renderEffective, spendOf } from './effective-limit.ts';
import type { Asked } from './endpoint.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { integer, many, oneOf, optional, readQuery, text } from './read-query.ts';

const PAGE = { limit: optional(integer(1, 1000)), page: optional(text) };
const DEFAULT_LIMIT = 20;

/**
 * `GET /v1/organizations/spend_limits/effective`: what limits every member in each period, and what is used of it, in
 * cents. Pages are cut between members.
 */
export const listEffectiveLimits = ({ params, company, source, now, settings }: Asked): unknown => {
  const query = readQuery(params, { 'user_ids[]': many(text), 'period[]': many(oneOf(...PERIODS)), ...PAGE });
  const position = readPosition(params, source, { offset: 0, now, watermark: settings.watermark(now) });
  const users = query['user_ids[]'];
  const members = company.enterprise.members.filter(({ id }) => users.length === 0 || users.includes(id));
  const asked = PERIODS.filter((period) => query['period[]'].length === 0 || query['period[]'].includes(period));
  const limited = asked.filter(
    (period) => period === 'monthly' || company.enterprise.shortLimits.some((limit) => limit.period === period),
  );
  const spent = limited.map((period) => ({ period, by: spendOf(company, period, position) }));
  const rowsOf = (member: Member): object[] =>
    spent.flatMap(({ period, by }) => renderEffective(company, member, period, by) ?? []);
  const page = pageRows(members, query.limit ?? DEFAULT_LIMIT, position, params, source);
  return { data: page.rows.flatMap(rowsOf), next_page: page.next_page };
};
