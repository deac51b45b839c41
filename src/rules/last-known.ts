import type { Part } from '../domain/part.ts';
import type { Seen } from '../domain/snapshot.ts';

/** A list for looking up names: as it was read now, else as it was read last. */
export const lastKnown = <T>(part: Part<readonly T[]>, seen: Seen<T> | null): readonly T[] =>
  part.state === 'present' ? part.value : (seen?.items ?? []);
