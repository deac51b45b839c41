import { isoInstant, toInstant } from '../../domain/day.ts';
import type { Company } from '../organisation/company.ts';
import type { Asked } from './endpoint.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { complianceLimit } from './read-feed-query.ts';
import { optional, readQuery, text } from './read-query.ts';

const MOST = 1000;

/** An organisation is as old as its first member. */
const listed = ({ organisation, members }: Company['console' | 'enterprise']) => ({
  uuid: organisation.id,
  name: organisation.name,
  createdAt: toInstant(members.reduce((first, { addedAt }) => Math.min(first, addedAt), Date.UTC(2024, 0))),
});

/** `GET /v1/compliance/organizations`: all that belong to the company, oldest first, without the ids that other endpoints give. */
export const listOrganisations = ({ params, company, source, now, settings }: Asked): unknown => {
  const query = readQuery(params, { limit: optional(complianceLimit(MOST)), page: optional(text) });
  const position = readPosition(params, source, { offset: 0, now, watermark: settings.watermark(now) });
  const organisations = [company.console, company.enterprise].map(listed).sort((a, b) => a.createdAt - b.createdAt);
  const page = pageRows(organisations, query.limit ?? MOST, position, params, source);
  return {
    data: page.rows.map(({ uuid, name, createdAt }) => ({ uuid, name, created_at: isoInstant(createdAt) })),
    has_more: page.has_more,
    next_page: page.next_page,
  };
};
