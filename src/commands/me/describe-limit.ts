import { progressBar } from '../../blocks/amount.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import type { SpendLimit } from '../../domain/activity.ts';
import { formatMoney, type Money, toNumber } from '../../domain/money.ts';

const shown = (amount: Money): string => bold(escapeText(formatMoney(amount)));

const PERIODS: Readonly<Record<string, string>> = { daily: 'today', weekly: 'this week', monthly: 'this month' };
const SETTERS: Readonly<Record<string, string>> = {
  user: 'set for you',
  seat_tier: 'that of your seat tier',
  rbac_group: 'that of your group',
  organization: 'that of the whole organisation',
};

/** A spend limit as one mrkdwn line: what is spent of it, how much it is, and whose it is. */
export const describeLimit = ({ limit, spent, period, setBy }: SpendLimit): string => {
  const when = PERIODS[period] ?? literal(period);
  const origin = SETTERS[setBy] ?? `set by ${literal(setBy)}`;
  if (limit === null) return `Spend limit: none; ${shown(spent)} spent ${when}`;
  if (limit <= 0n)
    return `Spend limit: nothing beyond what your plan covers (${origin}); ${shown(spent)} spent ${when}`;
  const bar = escapeText(progressBar(toNumber(spent) / toNumber(limit)));
  return `Spend limit: ${shown(spent)} of ${shown(limit)} spent ${when}  ${bar}  (${origin})`;
};
