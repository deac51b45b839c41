import type { Clock } from '../ports.ts';

interface Memory<T> {
  readonly clock: Clock;
  readonly ttlMs: number;
  readonly load: (key: string) => Promise<T>;
}

const MAX_ENTRIES = 5000;

/** Loads each key at most once in `ttlMs`; who asks meanwhile waits for the same answer. Failures are not kept. Bounded. */
export const remember = <T>({ clock, ttlMs, load }: Memory<T>): ((key: string) => Promise<T>) => {
  const known = new Map<string, { readonly until: number; readonly value: Promise<T> }>();

  const keep = (key: string, value: Promise<T>): void => {
    known.delete(key);
    known.set(key, { until: clock.now() + ttlMs, value });
    const [oldest] = known.keys();
    if (known.size > MAX_ENTRIES && oldest !== undefined) known.delete(oldest);
  };

  return (key) => {
    const entry = known.get(key);
    if (entry !== undefined && clock.now() < entry.until) return entry.value;
    const value = load(key);
    keep(key, value);
    value.catch(() => {
      if (known.get(key)?.value === value) known.delete(key);
    });
    return value;
  };
};
