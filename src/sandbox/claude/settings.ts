import { HOUR_MS, toInstant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import { makeId } from '../organisation/ids.ts';
import type { Settings } from './endpoint.ts';

export const SANDBOX_KEYS: Readonly<Record<Source, string>> = {
  console: 'sk-ant-admin01-sandbox',
  enterprise: 'sk-ant-api01-sandbox',
};

/** What a key is called in the feed and where it decided something: another key has another id. */
export const keyIdOf = (key: string): string => makeId('apikey', `sandbox/${key}`);

/** No rate limit, because tests stop the clock; whoever lets it run sets the real one of 100 requests a minute. */
export const DEFAULT_SETTINGS: Settings = {
  keys: SANDBOX_KEYS,
  scopes: ['read:analytics', 'read:members', 'read:spend_limits', 'write:spend_limits'],
  adminScopes: [],
  analytics: { console: 'on', enterprise: 'on' },
  watermark: (now) => toInstant(Math.floor(now / HOUR_MS - 2) * HOUR_MS),
  requestsPerMinute: null,
  complianceRequestsPerMinute: 600,
  feedLagMs: 20_000,
  feedRepeatsEvery: null,
  activityTypes: null,
  retryHint: 'retry-after',
  costReportServesToday: false,
};

/** Keys that may read the activity feed too, which a visitor need not wait for. */
export const DEMO_SETTINGS: Partial<Settings> = {
  scopes: ['read:analytics', 'read:spend_limits', 'write:spend_limits', 'read:compliance_activities', 'read:members'],
  adminScopes: ['read:compliance_activities'],
  feedLagMs: 2000,
};
