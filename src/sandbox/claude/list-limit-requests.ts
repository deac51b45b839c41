import type { Asked } from './endpoint.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { integer, many, oneOf, optional, readQuery, text } from './read-query.ts';
import { invalid, Refusal } from './refusal.ts';
import { openRequests, renderLimitRequest } from './render-limit-request.ts';

const DEFAULT_LIMIT = 20;

const userId = (value: string, name: string): string => {
  if (!/^user_\w+$/.test(value)) throw invalid(`${name}: Input should be a user id (user_...), got ${value}`);
  return value;
};

/** `GET /v1/organizations/spend_limit_increase_requests`: the most recent first. */
export const listLimitRequests = (asked: Asked): unknown => {
  const { params, company, source, now, settings } = asked;
  const query = readQuery(params, {
    'status[]': many(oneOf('approved', 'denied', 'pending')),
    'actor_ids[]': many(userId),
    limit: optional(integer(1, 1000)),
    page: optional(text),
  });
  const statuses = query['status[]'];
  const people = query['actor_ids[]'];
  const rows = openRequests(company).filter(
    (request) =>
      (statuses.length === 0 || statuses.includes(request.status)) &&
      (people.length === 0 || people.includes(request.userId)),
  );
  const position = readPosition(params, source, { offset: 0, now, watermark: settings.watermark(now) });
  const page = pageRows(rows, query.limit ?? DEFAULT_LIMIT, position, params, source);
  return {
    data: page.rows.map((request) => renderLimitRequest(asked, company, request)),
    next_page: page.next_page,
  };
};

export const findLimitRequest = ({ company, ids: [id] }: Asked) => {
  const request = openRequests(company).find((each) => each.id === id);
  if (request === undefined) throw new Refusal(404, `Spend limit increase request ${id} not found`);
  return request;
};

export const getLimitRequest = (asked: Asked): unknown => {
  readQuery(asked.params, {});
  return renderLimitRequest(asked, asked.company, findLimitRequest(asked));
};
