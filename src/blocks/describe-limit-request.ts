import type { LimitRequest } from '../domain/limit-request.ts';
import { formatMoney, type Money } from '../domain/money.ts';
import { formatTime } from './describe-time.ts';

/** `$500.00 monthly`; plain text. */
export const describeAmount = (amount: Money, period: string): string => `${formatMoney(amount)} ${period}`;

/**
 * How a request that waits no more was decided, as a sentence in plain text: `Approved 22 Nov 2026, 10:15 CET by
 * Olivia Owner.` One that is not listed though nobody decided it is that of somebody who has left.
 */
export const describeResolution = ({ status, resolvedAt, resolvedBy }: LimitRequest, timezone: string): string => {
  if (status === 'pending') return 'It is no longer listed: whoever asked may have left the organisation.';
  const when = resolvedAt === null ? '' : ` ${formatTime(resolvedAt, timezone)}`;
  const who = resolvedBy === null ? '' : ` by ${resolvedBy}`;
  return `${status === 'approved' ? 'Approved' : 'Denied'}${when}${who}.`;
};

/** The same of one that the API does not know any longer. */
export const VANISHED = 'It no longer exists: nobody says how it was decided.';
