import type { Part } from '../domain/part.ts';
import type { Clock } from '../ports.ts';

/** As long as one answer takes: several parts of it, and several people's, share one reading of a list. */
const SHARED_MS = 30_000;

/** Concurrent and soon repeated readings are one. What could not be read is not kept. */
export const shareBriefly = <T>(read: () => Promise<Part<T>>, clock: Pick<Clock, 'now'>): (() => Promise<Part<T>>) => {
  let shared: { readonly at: number; readonly part: Promise<Part<T>> } | null = null;
  return () => {
    const age = shared === null ? Number.POSITIVE_INFINITY : clock.now() - shared.at;
    if (shared !== null && age >= 0 && age < SHARED_MS) return shared.part;
    const started = { at: clock.now(), part: read() };
    shared = started;
    const forget = (): void => {
      if (shared === started) shared = null;
    };
    started.part.then((part) => part.state === 'present' || forget(), forget);
    return started.part;
  };
};
