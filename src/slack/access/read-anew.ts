import { shareFlights } from '../../domain/share-flights.ts';
import type { Clock } from '../../ports.ts';
import { SlackRefusal } from '../refusal.ts';

interface Reading<T> {
  readonly clock: Pick<Clock, 'now'>;
  readonly load: (key: string) => Promise<T>;
}

/** Slack allows twenty lookups of a user group a minute: more people than that may ask. */
const STILL_GOOD_MS = 60_000;
const MAX_KNOWN = 5000;

const asksToSlowDown = (error: unknown): boolean => error instanceof SlackRefusal && error.code === 'ratelimited';

/**
 * Reads each time, so that a right that was taken away is gone at once; who asks meanwhile waits for the same answer.
 * Where Slack asks to slow down, what it said within the last minute counts. Every other failure is thrown.
 */
export const readAnew = <T>({ clock, load }: Reading<T>): ((key: string) => Promise<T>) => {
  const share = shareFlights<T>();
  const known = new Map<string, { readonly at: number; readonly value: T }>();

  const keep = (key: string, value: T): void => {
    known.delete(key);
    known.set(key, { at: clock.now(), value });
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  };

  const read = async (key: string): Promise<T> => {
    try {
      const value = await load(key);
      keep(key, value);
      return value;
    } catch (error) {
      const last = known.get(key);
      if (last !== undefined && asksToSlowDown(error) && clock.now() - last.at < STILL_GOOD_MS) return last.value;
      throw error;
    }
  };

  return (key) => share(key, () => read(key));
};
