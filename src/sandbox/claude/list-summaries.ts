import { type Day, dayOf, daysOf, isoStart, plusDays } from '../../domain/day.ts';
import type { Asked } from './endpoint.ts';
import { checkDay, type Engagement, engagementsIn, readyPart } from './engagement.ts';
import { integer, isoDate, many, optional, readQuery, required, text } from './read-query.ts';
import { emptyRange, invalid } from './refusal.ts';

const MAX_SPAN_DAYS = 366;
const WINDOWS = { daily: 1, weekly: 7, monthly: 30 } as const;
const PRODUCTS = ['chat', 'claude_code', 'office_agent', 'chat_cowork_unified', 'claude_tag', 'cowork'];

const activeUsers = (engagements: readonly Engagement[], day: Day, window: number, product: string | null): number =>
  new Set(
    engagements
      .filter((each) => each.day <= day && each.day > day - window && (product ?? each.product) === each.product)
      .map(({ user }) => user.id),
  ).size;

const summary = (day: Day, engagements: readonly Engagement[], seats: number, invites: number): object => {
  const windows = Object.entries(WINDOWS);
  const total = windows.map(([name, days]): [string, number] => [name, activeUsers(engagements, day, days, null)]);
  return {
    starting_at: isoStart(day),
    ending_at: isoStart(plusDays(day, 1)),
    assigned_seat_count: seats,
    pending_invite_count: invites,
    ...Object.fromEntries(total.map(([name, count]) => [`${name}_active_user_count`, count])),
    ...Object.fromEntries(
      total.map(([name, count]) => [`${name}_adoption_rate`, seats === 0 ? 0 : (100 * count) / seats]),
    ),
    ...Object.fromEntries(
      PRODUCTS.flatMap((product) =>
        windows.map(([name, days]) => [
          `${product}_${name}_active_user_count`,
          activeUsers(engagements, day, days, product),
        ]),
      ),
    ),
  };
};

/** `GET /v1/organizations/analytics/summaries`: one entry a day with the people active in the day, week and month up to it. */
export const listSummaries = ({ params, company, now }: Asked): unknown => {
  const query = readQuery(params, {
    starting_date: required(isoDate),
    ending_date: optional(isoDate),
    'filter[]': many(text),
    limit: optional(integer(1, 1000)),
    page: optional(text),
  });
  const from = query.starting_date;
  const to = query.ending_date ?? dayOf(now);
  if (to > dayOf(now)) throw invalid('ending_date: must not be after today');
  if (to - from > MAX_SPAN_DAYS) throw invalid(`The range may span at most ${MAX_SPAN_DAYS} days`);
  if (to <= from) throw emptyRange();
  checkDay(from, now);
  const { ledger, members, invites } = company.enterprise;
  const span = readyPart({ from, to }, now);
  const engagements = engagementsIn(ledger, { from: plusDays(from, -WINDOWS.monthly), to: span.to });
  const pending = invites.filter(({ status }) => status === 'pending').length;
  const entries = daysOf(span).map((day) => summary(day, engagements, members.length, pending));
  return { data: entries, next_page: null, summaries: entries };
};
