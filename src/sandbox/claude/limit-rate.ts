import { type Instant, isoInstant, MINUTE_MS, toInstant } from '../../domain/day.ts';
import type { Settings } from './endpoint.ts';
import { Refusal } from './refusal.ts';

type Headers = Readonly<Record<string, string>>;

const hintFor = (hint: Settings['retryHint'], now: Instant, free: Instant): Headers => {
  if (hint === 'none') return {};
  return hint === 'retry-after'
    ? { 'retry-after': String(Math.max(1, Math.ceil((free - now) / 1000))) }
    : { 'anthropic-ratelimit-requests-reset': isoInstant(toInstant(now - MINUTE_MS)) };
};

/** Where a minute's requests stand, as the Compliance API says with every reply. */
const standing = (limit: number, used: number, reset: Instant): Headers => ({
  'anthropic-ratelimit-requests-limit': String(limit),
  'anthropic-ratelimit-requests-remaining': String(Math.max(0, limit - used)),
  'anthropic-ratelimit-requests-reset': isoInstant(toInstant(Math.ceil(reset / 1000) * 1000)),
});

/**
 * Counts the requests of the last minute; gives a function that throws once there are too many. `announced`: whether
 * replies say how many are left, which is what it gives then.
 */
export const createRateLimit = (announced = false) => {
  const taken: Instant[] = [];
  return (now: Instant, perMinute: number | null, retryHint: Settings['retryHint']): Headers => {
    if (perMinute === null) return {};
    while (taken[0] !== undefined && taken[0] <= now - MINUTE_MS) taken.shift();
    const free = toInstant((taken[0] ?? now) + MINUTE_MS);
    if (taken.length >= perMinute) {
      const told = announced ? standing(perMinute, taken.length, free) : {};
      const message = "This request would exceed your organization's rate limit";
      throw new Refusal(429, message, { ...told, ...hintFor(retryHint, now, free) });
    }
    taken.push(now);
    return announced ? standing(perMinute, taken.length, free) : {};
  };
};
