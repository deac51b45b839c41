import { z } from 'zod';
import type { Instant } from '../domain/day.ts';
import { instantSchema } from './json-values.ts';

/** Which process on which machine: what tells it from a later one with the same id. */
export interface Identity {
  readonly pid: number;
  /** Of the process, in the words of its system; null where it does not tell. */
  readonly startTime: string | null;
  readonly host: string;
  /** Changes with every start of the machine; null where the system has none. */
  readonly bootId: string | null;
}

/** What a lock file says. */
export interface LockHolder extends Identity {
  /** Of this lock: another one by the same process has another. */
  readonly id: string;
  readonly takenAt: Instant;
}

const schema: z.ZodType<LockHolder> = z.strictObject({
  id: z.uuid(),
  pid: z.int().positive(),
  startTime: z.string().nullable(),
  host: z.string(),
  bootId: z.string().nullable(),
  takenAt: instantSchema,
});

/** Null when the text does not say who holds the lock. */
export const readLockHolder = (text: string): LockHolder | null => {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

export const renderLockHolder = (holder: LockHolder): string => `${JSON.stringify(schema.encode(holder))}\n`;
