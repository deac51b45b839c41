import type { SpendLimit } from '../domain/activity.ts';
import { HOUR_MS, type Instant } from '../domain/day.ts';
import { absent, type Part } from '../domain/part.ts';
import type { ClaudeSource } from '../ports.ts';

/** Everybody's limits come a thousand to a page: up to one page they are read at every poll, beyond it once an hour, also by a clock that was set back. */
const ONE_PAGE = 1000;

interface Turn {
  /** How many people there are; null where nobody can tell. */
  readonly people: number | null;
  readonly readAt: Instant | null;
  readonly now: Instant;
}

const isDue = ({ people, readAt, now }: Turn): boolean =>
  readAt === null || (people !== null && people <= ONE_PAGE) || Math.abs(now - readAt) >= HOUR_MS;

/** Everybody's effective limits; absent where it is not their turn. */
export const readSpendLimits = async (source: ClaudeSource, turn: Turn): Promise<Part<readonly SpendLimit[]>> =>
  isDue(turn) ? source.spendLimits(null) : absent({ kind: 'not-offered' });
