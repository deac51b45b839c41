import { tz } from '@date-fns/tz';
import { formatDistanceStrict } from 'date-fns/formatDistanceStrict';
import { DAY_MS, MINUTE_MS } from './day.ts';

// The length of a day must not depend on where the process runs.
const UTC = tz('UTC');

/** `3 hours`, `1 day`, `45 days`, `less than a minute`; whole units, rounded down. */
export const describeDuration = (ms: number): string => {
  if (ms < MINUTE_MS) return 'less than a minute';
  const common = { roundingMethod: 'floor', in: UTC } as const;
  return formatDistanceStrict(0, ms, ms < DAY_MS ? common : { ...common, unit: 'day' });
};
