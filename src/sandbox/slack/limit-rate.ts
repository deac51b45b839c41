import { type Json, textOf } from './json.ts';

/** At most so many calls of a method in a sliding window, counted apart for each channel if told so. */
export interface RateLimit {
  readonly calls: number;
  readonly windowMs: number;
  readonly perChannel?: boolean;
}

/** Says how many seconds a call must wait, or null when it may pass; only calls that pass count. */
export const createRateLimiter = (limits: Readonly<Record<string, RateLimit>>, now: () => number) => {
  const passed = new Map<string, readonly number[]>();
  return (method: string, args: Json): number | null => {
    const limit = limits[method];
    if (limit === undefined) return null;
    const key = limit.perChannel === true ? `${method} ${textOf(args.channel)}` : method;
    const recent = (passed.get(key) ?? []).filter((at) => at > now() - limit.windowMs);
    const oldest = recent.at(-limit.calls);
    if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + limit.windowMs - now()) / 1000));
    passed.set(key, [...recent, now()]);
    return null;
  };
};
