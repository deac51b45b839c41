import { formatCount, formatShare } from '../blocks/amount.ts';
import { formatDay } from '../blocks/describe-time.ts';
import { bold, escapeText } from '../blocks/text.ts';
import type { Adoption } from '../domain/activity.ts';

const strong = (count: number): string => bold(formatCount(count));

/** As mrkdwn: `*41* of *60* seats active in 30 days (68 %), *35* in 7 days, *23* on 20 Nov 2026`. */
export const describeSeats = ({ seats, monthlyActive, weeklyActive, dailyActive, day }: Adoption): string => {
  const month =
    seats === null
      ? `${strong(monthlyActive)} ${monthlyActive === 1 ? 'person' : 'people'} active in 30 days`
      : `${strong(monthlyActive)} of ${strong(seats)} ${seats === 1 ? 'seat' : 'seats'} active in 30 days`;
  const share = seats === null || seats === 0 ? '' : ` (${escapeText(formatShare(monthlyActive / seats))})`;
  return `${month}${share}, ${strong(weeklyActive)} in 7 days, ${strong(dailyActive)} on ${formatDay(day)}`;
};
