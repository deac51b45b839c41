import { progressBar } from '../../blocks/amount.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import type { SpendLimit } from '../../domain/activity.ts';
import type { LimitRequest } from '../../domain/limit-request.ts';
import { limitPercent, limitStep } from '../../domain/limit-state.ts';
import { formatMoney, type Money, toNumber } from '../../domain/money.ts';

const shown = (amount: Money): string => bold(escapeText(formatMoney(amount)));

const PERIODS: Readonly<Record<string, string>> = { daily: 'today', weekly: 'this week', monthly: 'this month' };
const SETTERS: Readonly<Record<string, string>> = {
  user: 'set for you',
  seat_tier: 'that of your seat tier',
  rbac_group: 'that of your group',
  organization: 'that of the whole organisation',
};

/** From where an administrator is told, too. */
const warn = (standing: Pick<SpendLimit, 'limit' | 'spent'>): string => {
  const step = limitStep(standing);
  if (step === null) return '';
  return step === 100
    ? ' · :warning: the limit is reached'
    : ` · :warning: at ${limitPercent(standing)} % of the limit`;
};

/** A spend limit as one mrkdwn line: what is spent of it, how much it is, and whose it is. */
export const describeLimit = ({ limit, spent, period, setBy }: SpendLimit): string => {
  const when = PERIODS[period] ?? literal(period);
  const origin = SETTERS[setBy] ?? `set by ${literal(setBy)}`;
  if (limit === null) return `Spend limit: none; ${shown(spent)} spent ${when}`;
  if (limit <= 0n)
    return `Spend limit: nothing beyond what your plan covers (${origin}); ${shown(spent)} spent ${when}`;
  const bar = escapeText(progressBar(toNumber(spent) / toNumber(limit)));
  return `Spend limit: ${shown(spent)} of ${shown(limit)} spent ${when}  ${bar}  (${origin})${warn({ limit, spent })}`;
};

/** A request of their own that nobody has decided yet. */
export const describeRequest = ({ period, asked, createdAt }: LimitRequest, timezone: string): string => {
  const amount = asked === null ? '' : ` of ${shown(asked)}`;
  return `:hourglass_flowing_sand: You have asked for a higher ${literal(period)} limit${amount}, ${formatTime(createdAt, timezone)}: nobody has decided it yet.`;
};
