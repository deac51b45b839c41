import type { Clock } from '../ports.ts';

/** Remembers for a while what was already taken on. */
export interface Once {
  /** True for the first who claims the key, false for everybody after. */
  claim(key: string): boolean;
  /** Lets the key be claimed again, when what it stood for did not come about. */
  release(key: string): void;
}

/** Slack accepts a signed request again for five minutes. */
const KEPT_MS = 10 * 60_000;
const MAX_KEYS = 10_000;

/** Bounded: forgets after ten minutes, and the oldest first when there are too many. */
export const createOnce = (clock: Clock): Once => {
  const claimedAt = new Map<string, number>();
  const forget = (now: number): void => {
    for (const [key, at] of claimedAt) {
      if (now - at < KEPT_MS && claimedAt.size <= MAX_KEYS) return;
      claimedAt.delete(key);
    }
  };
  return {
    claim: (key) => {
      const now = clock.now();
      const at = claimedAt.get(key);
      if (at !== undefined && now - at < KEPT_MS) return false;
      claimedAt.delete(key);
      claimedAt.set(key, now);
      forget(now);
      return true;
    },
    release: (key) => {
      claimedAt.delete(key);
    },
  };
};
