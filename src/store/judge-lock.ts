import type { Identity } from './lock-holder.ts';

/** What can be seen now of the process that has the holder's id, on this machine. */
export type Sighting = { readonly isRunning: false } | { readonly isRunning: true; readonly startTime: string | null };

/**
 * `held`: its process runs. `stale`: its process is gone, for certain. `elsewhere`: another machine's, or another
 * container's, which cannot be looked at from here. `unsure`: some process has its id, and nothing tells whether it is the one.
 */
export type LockVerdict = 'held' | 'stale' | 'elsewhere' | 'unsure';

/**
 * Whether a lock still counts. A process id alone does not tell: ids come again, and in a container they start at 1
 * each time. Only what is certain makes a lock stale.
 */
export const judgeLock = (
  holder: Identity,
  here: Pick<Identity, 'host' | 'bootId'>,
  sighting: Sighting,
): LockVerdict => {
  if (holder.host !== here.host) return 'elsewhere';
  if (holder.bootId !== null && here.bootId !== null && holder.bootId !== here.bootId) return 'stale';
  if (!sighting.isRunning) return 'stale';
  if (holder.startTime === null || sighting.startTime === null) return 'unsure';
  return holder.startTime === sighting.startTime ? 'held' : 'stale';
};
