import { describeAmount } from '../../blocks/describe-limit-request.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Instant } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import type { LimitRequest } from '../../domain/limit-request.ts';
import { limitPercent } from '../../domain/limit-state.ts';
import { formatMoney } from '../../domain/money.ts';
import { describeHolder } from '../describe-holder.ts';
import { describePlace, type Place } from '../describe-place.ts';

export const REQUEST_COLUMNS: readonly string[] = ['Who', 'Limit now', 'Asks for', 'Spent', 'Since'];

const describeLimit = ({ limit, period }: LimitRequest): string => {
  if (limit === null) return 'unknown';
  return limit.limit === null ? 'none' : describeAmount(limit.limit, period);
};

const describeSpent = ({ limit }: LimitRequest, now: Instant): string => {
  if (limit === null) return 'unknown';
  const percent = limitPercent(limit);
  const share = percent === null ? '' : ` (${percent} %)`;
  return `${formatMoney(limit.spent)}${share}, as of ${formatTime(now, 'UTC')}`;
};

const titleOf = (request: LimitRequest, person: string, where: string): string => {
  const { asked, limit, period } = request;
  const amount = asked === null ? '' : `: ${formatMoney(asked)}`;
  const instead = limit === null || limit.limit === null ? '' : `, now ${formatMoney(limit.limit)}`;
  return `${person} asks for a higher ${period} spend limit${amount}${instead}, in ${where}`;
};

const ELSEWHERE = 'under claude.ai → Organization settings';

/** Whoever asks waits: what they have, what they want, and why where they said it. */
export const viewLimitRequest = (request: LimitRequest, mayDecide: boolean, place: Place, now: Instant): Statement => {
  const { id, period, asked, reason, createdAt } = request;
  const person = describeHolder(request);
  const spent = describeSpent(request, now);
  const wanted = asked === null ? 'not said' : describeAmount(asked, period);
  const since = formatTime(createdAt, 'UTC');
  return {
    title: titleOf(request, person, describePlace(place)),
    fields: [
      { label: 'Who', value: person },
      { label: 'Limit now', value: describeLimit(request) },
      { label: 'Asks for', value: wanted },
      { label: 'Spent', value: spent },
      ...(reason === null || reason.trim() === '' ? [] : [{ label: 'Reason', value: reason }]),
      { label: 'Since', value: since },
      { label: 'Organisation', value: describePlace(place) },
      { label: 'Request id', value: id },
    ],
    advice: mayDecide
      ? `Press Approve or Deny, or decide it ${ELSEWHERE}, where several can be decided at once. Whoever asked gets an e-mail from Anthropic.`
      : `Decide it ${ELSEWHERE}: the key that I read with lacks the scope write:spend_limits, so I cannot.`,
    row: [person, describeLimit(request), wanted, spent, since],
  };
};
