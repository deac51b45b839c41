/** Slack's `1763805000.000100`: seconds and microseconds, never the same twice, never going back. */
export const createTimestamps = (now: () => number): (() => string) => {
  let last = 0;
  return () => {
    last = Math.max(now() * 1000, last + 1);
    const seconds = Math.floor(last / 1_000_000);
    return `${seconds}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
};
