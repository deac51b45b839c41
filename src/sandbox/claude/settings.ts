import { toInstant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Settings } from './endpoint.ts';

const HOUR_MS = 3_600_000;

export const SANDBOX_KEYS: Readonly<Record<Source, string>> = {
  console: 'sk-ant-admin01-sandbox',
  enterprise: 'sk-ant-api01-sandbox',
};

/** No rate limit, because tests stop the clock; whoever lets it run sets the real one of 100 requests a minute. */
export const DEFAULT_SETTINGS: Settings = {
  keys: SANDBOX_KEYS,
  scopes: ['read:analytics', 'read:members', 'read:spend_limits'],
  analytics: { console: 'on', enterprise: 'on' },
  watermark: (now) => toInstant(Math.floor(now / HOUR_MS - 2) * HOUR_MS),
  requestsPerMinute: null,
  retryHint: 'retry-after',
  costReportServesToday: false,
};
