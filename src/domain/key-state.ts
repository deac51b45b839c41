import type { KeyUse } from './activity.ts';
import { DAY_MS, type Day, dayOf, type Instant, plusDays, type Span } from './day.ts';
import type { ApiKey } from './organisation.ts';

/** True, false, or null where what it depends on could not be read. */
export type Verdict = boolean | null;

/** How far back the use of keys is known, and how long an unused key may stay before it is stale. */
export const KEY_USE_DAYS = 90;
const EXPIRING_WITHIN_MS = 14 * DAY_MS;

/** The days whose use decides: the last ninety complete ones, and today. */
export const keyUseSpan = (today: Day): Span => ({ from: plusDays(today, -KEY_USE_DAYS), to: plusDays(today, 1) });

/** When a key was last used: the day, `never` in the days that were asked for, or null where that is not known. */
export type LastUsed = Day | 'never' | null;

/**
 * `never` needs all of the history: where the source does not reach back to the first day asked for, nor to the day on
 * which the key was created, the key may have been used before.
 */
export const lastUsedOf = (key: ApiKey, use: KeyUse | null, now: Instant): LastUsed => {
  if (use === null) return null;
  const day = use.lastUsed.get(key.id);
  if (day !== undefined) return day;
  const first = Math.max(keyUseSpan(dayOf(now)).from, dayOf(key.createdAt));
  return use.span.from <= first ? 'never' : null;
};

/** Active, older than ninety days and not used in them. A younger key has not had the time to become stale. */
export const isStale = (key: ApiKey, lastUsed: LastUsed, now: Instant): Verdict => {
  if (key.status !== 'active' || dayOf(key.createdAt) > keyUseSpan(dayOf(now)).from) return false;
  return lastUsed === null ? null : lastUsed === 'never';
};

/** Active, and its creator is no member any more. Keys of service accounts, and those whose creator the API does not name, have nobody who could leave. */
export const isOrphaned = (key: ApiKey, members: { has(userId: string): boolean } | null): Verdict => {
  if (key.status !== 'active' || key.createdBy?.type !== 'user') return false;
  return members === null ? null : !members.has(key.createdBy.id);
};

/** Active, and ends within fourteen days. */
export const isExpiring = ({ status, expiresAt }: ApiKey, now: Instant): boolean =>
  status === 'active' && expiresAt !== null && expiresAt > now && expiresAt - now <= EXPIRING_WITHIN_MS;
