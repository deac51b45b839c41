import { formatTime } from '../../blocks/describe-time.ts';
import type { SpendLimit } from '../../domain/activity.ts';
import type { Instant } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import { type LimitStep, limitPercent } from '../../domain/limit-state.ts';
import { formatMoney, type Money, ZERO } from '../../domain/money.ts';
import { describeHolder } from '../describe-holder.ts';
import { describePlace, type Place } from '../describe-place.ts';

export const LIMIT_COLUMNS: readonly string[] = ['Who', 'Limit', 'Reached', 'Spent', 'Organisation'];

const SETTERS: Readonly<Record<string, string>> = {
  user: 'set for this person',
  seat_tier: 'that of the seat tier',
  rbac_group: 'that of a group',
  organization: 'that of the whole organisation',
};

const whatIsReached = (amount: Money, period: string, step: LimitStep): string => {
  if (amount <= 0n) return `has spent beyond the plan, which the ${period} spend limit does not allow,`;
  const limit = `the ${period} spend limit of ${formatMoney(amount)}`;
  return step === 100 ? `has reached ${limit}` : `has used at least ${step} % of ${limit}`;
};

/** The title says the step and the limit: what is spent moves on with every poll and must not be told each time. */
export const viewLimitNear = (limit: SpendLimit, step: LimitStep, place: Place, now: Instant): Statement => {
  const { period, spent, setBy, userId } = limit;
  const amount = limit.limit ?? ZERO;
  const person = describeHolder(limit);
  const percent = limitPercent(limit);
  const share = percent === null ? formatMoney(spent) : `${formatMoney(spent)} (${percent} %)`;
  const where = describePlace(place);
  return {
    title: `${person} ${whatIsReached(amount, period, step)} in ${where}`,
    fields: [
      { label: 'Member', value: person },
      { label: 'Limit', value: `${formatMoney(amount)} ${period}, ${SETTERS[setBy] ?? `set by ${setBy}`}` },
      { label: 'Spent', value: `${share}, as of ${formatTime(now, 'UTC')}` },
      { label: 'Organisation', value: where },
      { label: 'User id', value: userId },
    ],
    advice:
      'At the limit, use beyond the plan stops until the period ends: raise it under claude.ai → Organization settings if that work should go on.',
    row: [person, `${formatMoney(amount)} ${period}`, `${step} %`, share, where],
  };
};
