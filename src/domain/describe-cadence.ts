import type { Cadence, Subscription } from './subscription.ts';

export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const ORDINALS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const RULES = new Intl.PluralRules('en', { type: 'ordinal' });

const describeDays = (cadence: Cadence): string => {
  switch (cadence.kind) {
    case 'daily':
      return 'every day';
    case 'weekly':
      return `every ${WEEKDAY_NAMES[cadence.weekday - 1]}`;
    case 'monthly':
      if (cadence.day === 'last') return 'on the last day of every month';
      return `on the ${cadence.day}${ORDINALS[RULES.select(cadence.day)]} of every month`;
  }
};

/** `09:05` */
export const describeHour = ({ hour, minute }: Pick<Subscription, 'hour' | 'minute'>): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** `every Monday at 09:00`, `on the 3rd of every month at 17:30`: in local time. */
export const describeCadence = (terms: Pick<Subscription, 'cadence' | 'hour' | 'minute'>): string =>
  `${describeDays(terms.cadence)} at ${describeHour(terms)}`;
