import { formatDay } from '../../blocks/describe-time.ts';
import { plusDays, startOf } from '../../domain/day.ts';
import type { DigestDays } from '../../domain/digest-days.ts';
import type { Cadence } from '../../domain/subscription.ts';

/** How the days of a digest and those before are called within a sentence. */
export interface When {
  /** `in the seven days to 21 Nov 2026` */
  readonly now: string;
  /** `in the seven days before` */
  readonly before: string;
}

const UTC = { timeZone: 'UTC' } as const;
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', ...UTC });
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', ...UTC });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', ...UTC });

/** `November` */
export const monthName = (day: DigestDays['period']['from']): string => MONTH.format(startOf(day));

export const describeWhen = (cadence: Cadence['kind'], { period, before }: DigestDays): When => {
  switch (cadence) {
    case 'daily': {
      const weekday = WEEKDAY.format(startOf(period.from));
      return { now: `on ${weekday}, ${formatDay(period.from)}`, before: `on the ${weekday} before` };
    }
    case 'weekly':
      return { now: `in the seven days to ${formatDay(plusDays(period.to, -1))}`, before: 'in the seven days before' };
    case 'monthly':
      return { now: `in ${MONTH_AND_YEAR.format(startOf(period.from))}`, before: `in ${monthName(before.from)}` };
  }
};
