import type { Part } from '../domain/part.ts';
import type { Clock } from '../ports.ts';

/** As long as the parts of one answer take to ask for the same list; whoever asks later sees what has changed. */
const SHARED_MS = 5000;

/** A reading: since when it is there; null while it is under way. */
interface Reading<T> {
  readonly part: Promise<Part<T>>;
  readAt: number | null;
}

/** Concurrent readings are one, however long it takes, and so are those right after it. What could not be read is not kept. */
export const shareBriefly = <T>(read: () => Promise<Part<T>>, clock: Pick<Clock, 'now'>): (() => Promise<Part<T>>) => {
  let shared: Reading<T> | null = null;
  const isFresh = ({ readAt }: Reading<T>): boolean => {
    const age = readAt === null ? 0 : clock.now() - readAt;
    return age >= 0 && age < SHARED_MS;
  };
  return () => {
    if (shared !== null && isFresh(shared)) return shared.part;
    const reading: Reading<T> = { part: read(), readAt: null };
    shared = reading;
    const forget = (): void => {
      if (shared === reading) shared = null;
    };
    reading.part.then((part) => {
      reading.readAt = clock.now();
      if (part.state !== 'present') forget();
    }, forget);
    return reading.part;
  };
};
