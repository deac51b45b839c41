import { type Instant, toInstant } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';

/** A type of activity that came by and that nobody here knows. */
export interface UnknownType {
  readonly type: string;
  readonly count: number;
  readonly lastAt: Instant;
}

/** Those of all feeds, the latest first. */
export const listUnknownTypes = ({ feeds }: LedgerState): readonly UnknownType[] => {
  const types = new Map<string, UnknownType>();
  for (const [type, { count, lastAt }] of Object.values(feeds).flatMap(({ unknown }) => Object.entries(unknown))) {
    const before = types.get(type);
    types.set(type, {
      type,
      count: count + (before?.count ?? 0),
      lastAt: toInstant(Math.max(lastAt, before?.lastAt ?? lastAt)),
    });
  }
  return [...types.values()].toSorted((a, b) => b.lastAt - a.lastAt);
};
