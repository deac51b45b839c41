import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Clock, Log } from '../ports.ts';
import { systemFiles } from './file-operations.ts';
import { identifySelf, sightProcess } from './identify-process.ts';
import { judgeLock } from './judge-lock.ts';
import { giveBack, isLock, putFirst, readLock, writeDraft } from './lock-file.ts';
import { type Identity, type LockHolder, readLockHolder } from './lock-holder.ts';
import { StateLocked } from './state-locked.ts';

export interface Lock {
  /** Safe to call twice. */
  release(): Promise<void>;
}

/** What an attempt to take the lock of a state file works with. */
interface Attempt {
  readonly file: string;
  readonly lockFile: string;
  readonly self: Identity;
  readonly clock: Clock;
  readonly log: Log;
}

/** The holder of the lock in this place when it is certainly gone; null when there is no lock any more. Throws `StateLocked` otherwise. */
const findStaleHolder = async (path: string, { file, self }: Attempt): Promise<LockHolder | null> => {
  const text = await readLock(path);
  if (text === null) return null;
  const holder = readLockHolder(text);
  if (holder === null) throw new StateLocked(file, path, null);
  const verdict = judgeLock(holder, self, await sightProcess(holder.pid));
  if (verdict !== 'stale') throw new StateLocked(file, path, { holder, verdict });
  return holder;
};

/**
 * Puts a draft in the place of a stale lock. Two may find the same lock stale, and the slower one must not replace the
 * lock of the quicker one: so a stale lock is replaced only under a lock of its own, named by its id, and after another
 * look. False when another look shows another lock.
 */
const replaceStale = async (path: string, draft: string, attempt: Attempt): Promise<boolean> => {
  const stale = await findStaleHolder(path, attempt);
  if (stale === null) return false;
  const guardFile = `${attempt.lockFile}.${stale.id}`;
  const guard = await take(guardFile, attempt);
  try {
    if (!(await isLock(path, stale))) return false;
    await rename(draft, path);
    attempt.log.warn('stale_lock_replaced', { pid: stale.pid, takenAt: stale.takenAt });
    return true;
  } finally {
    await giveBack(guardFile, guard);
  }
};

/** Ends when the lock in this place is ours or somebody else's; another turn is needed only when others moved meanwhile. */
const take = async (path: string, attempt: Attempt): Promise<LockHolder> => {
  for (;;) {
    const mine: LockHolder = { ...attempt.self, id: randomUUID(), takenAt: attempt.clock.now() };
    const draft = await writeDraft(attempt.lockFile, mine);
    try {
      if ((await putFirst(draft, path)) || (await replaceStale(path, draft, attempt))) return mine;
    } finally {
      await rm(draft, { force: true });
    }
  }
};

/** What follows the name of the lock in the names of drafts and guards. */
const LEFTOVER = /^\.[0-9a-f-]{36}(?:\.tmp)?$/;

/** Drafts and guards of starters that were killed. One that still runs notices, and finds the lock taken. */
const removeLeftovers = async (lockFile: string): Promise<void> => {
  const [folder, lock] = [dirname(lockFile), basename(lockFile)];
  for (const name of await systemFiles.names(folder))
    if (name.startsWith(lock) && LEFTOVER.test(name.slice(lock.length))) await rm(join(folder, name), { force: true });
};

/**
 * Takes the lock beside a state file, whose folder exists. It is given back by `release` and when the process exits by
 * itself; a process that is killed leaves it, and the next one sees that its holder is gone.
 *
 * @throws StateLocked when another process has it, or may have it
 */
export const takeLock = async (file: string, { clock, log }: Pick<Attempt, 'clock' | 'log'>): Promise<Lock> => {
  const lockFile = `${file}.lock`;
  const mine = await take(lockFile, { file, lockFile, self: await identifySelf(), clock, log });
  await removeLeftovers(lockFile);
  const giveBackAtExit = (): void => {
    try {
      if (readLockHolder(readFileSync(lockFile, 'utf8'))?.id === mine.id) rmSync(lockFile);
    } catch {
      // It is gone already, or will be seen to be stale.
    }
  };
  process.once('exit', giveBackAtExit);
  return {
    release: async () => {
      process.off('exit', giveBackAtExit);
      await giveBack(lockFile, mine);
    },
  };
};
