import { type Instant, isoInstant, toInstant } from '../../domain/day.ts';
import type { Settings } from './endpoint.ts';
import { Refusal } from './refusal.ts';

const MINUTE_MS = 60_000;

const hintFor = (hint: Settings['retryHint'], now: Instant, free: Instant): Readonly<Record<string, string>> => {
  if (hint === 'none') return {};
  return hint === 'retry-after'
    ? { 'retry-after': String(Math.max(1, Math.ceil((free - now) / 1000))) }
    : { 'anthropic-ratelimit-requests-reset': isoInstant(toInstant(now - MINUTE_MS)) };
};

/** Counts one organisation's requests of the last minute; gives a function that throws once there are too many. */
export const createRateLimit = () => {
  const taken: Instant[] = [];
  return (now: Instant, { requestsPerMinute, retryHint }: Settings): void => {
    if (requestsPerMinute === null) return;
    while (taken[0] !== undefined && taken[0] <= now - MINUTE_MS) taken.shift();
    const [oldest] = taken;
    if (oldest !== undefined && taken.length >= requestsPerMinute) {
      const hint = hintFor(retryHint, now, toInstant(oldest + MINUTE_MS));
      throw new Refusal(429, "This request would exceed your organization's rate limit", hint);
    }
    taken.push(now);
  };
};
