import { dayOf, plusDays, type Span } from '../../domain/day.ts';
import type { Asked } from './endpoint.ts';
import { checkDay, type Engagement, engagementsIn, readyPart } from './engagement.ts';
import { pageRows, readPosition } from './page-rows.ts';
import { integer, isoDate, many, oneOf, optional, readQuery, text } from './read-query.ts';
import { emptyRange, invalid } from './refusal.ts';
import { renderActivity } from './render-activity.ts';

const MAX_SPAN_DAYS = 366;

const readActivity = (params: URLSearchParams) =>
  readQuery(params, {
    date: optional(isoDate),
    starting_date: optional(isoDate),
    ending_date: optional(isoDate),
    'filter[]': many(text),
    'group_by[]': many(oneOf('rbac_group_id')),
    limit: optional(integer(1, 1000)),
    order: optional(oneOf('asc', 'desc')),
    order_by: optional(oneOf('email_address')),
    page: optional(text),
  });

const spanOf = ({ date, starting_date, ending_date }: ReturnType<typeof readActivity>, asked: Asked): Span => {
  if ((date === undefined) === (starting_date === undefined)) throw invalid('Give either date or starting_date');
  if (date !== undefined) {
    checkDay(date, asked.now);
    return { from: date, to: plusDays(date, 1) };
  }
  const from = starting_date ?? dayOf(asked.now);
  const to = ending_date ?? dayOf(asked.now);
  if (to > dayOf(asked.now)) throw invalid('ending_date: must not be after today');
  if (to - from > MAX_SPAN_DAYS) throw invalid(`The range may span at most ${MAX_SPAN_DAYS} days`);
  if (to <= from) throw emptyRange();
  checkDay(from, asked.now);
  return readyPart({ from, to }, asked.now);
};

const wantedUsers = (filters: readonly string[]): readonly string[] =>
  filters.map((filter) => {
    const [dimension, id = ''] = filter.split(/:(.*)/s);
    if (dimension !== 'user_id') throw invalid(`filter[]: unsupported dimension ${dimension}`);
    return id;
  });

/** `GET /v1/organizations/analytics/users`: who was active, one row a person over the whole range, by e-mail. */
export const listUserActivity = (asked: Asked): unknown => {
  const { params, company, source, now, settings } = asked;
  const query = readActivity(params);
  if (query['group_by[]'].length > 0) throw invalid('group_by[]: the organization has no RBAC groups');
  const wanted = wantedUsers(query['filter[]']);
  const position = readPosition(params, source, { offset: 0, now, watermark: settings.watermark(now) });
  const span = spanOf(query, { ...asked, now: position.now });
  const name = ['activity', asked.revision, span.from, span.to, wanted, query.order].join(' ');
  const rows = asked.memory.recall(name, () => {
    const all = engagementsIn(company.enterprise.ledger, span);
    const byUser = Map.groupBy(all, ({ user }) => user.id);
    const email = (own: readonly Engagement[]): string => own[0]?.user.email ?? '';
    const sign = query.order === 'desc' ? -1 : 1;
    return [...byUser]
      .filter(([id]) => wanted.length === 0 || wanted.includes(id))
      .map(([, own]) => own)
      .filter((own) => email(own) !== '') // An account that was deleted has no row.
      .sort((a, b) => sign * (email(a) < email(b) ? -1 : 1));
  });
  const page = pageRows(rows, query.limit ?? 100, position, params, source);
  return {
    data: page.rows.flatMap((own) => (own[0] === undefined ? [] : [renderActivity(own[0].user, own)])),
    next_page: page.next_page,
  };
};
