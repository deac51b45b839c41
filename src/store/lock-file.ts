import { constants, copyFile, link, readFile, rm, writeFile } from 'node:fs/promises';
import { codeOf } from './file-operations.ts';
import { type LockHolder, readLockHolder, renderLockHolder } from './lock-holder.ts';
import { temporaryNameOf } from './temporary-name.ts';

/** Some file systems have no links; copying is as exclusive, though a reader may meet a copy that is not whole yet. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'];

const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch (error) {
    if (!NO_LINKS.includes(codeOf(error))) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
};

/**
 * Puts a draft in a lock's place, whole, so that nobody ever reads half a lock. False where there is a lock already, or
 * where whoever has it has cleared the draft away.
 */
export const putFirst = async (from: string, to: string): Promise<boolean> => {
  try {
    await linkOrCopy(from, to);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(codeOf(error))) return false;
    throw error;
  }
};

/** Null when there is none. */
export const readLock = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** A lock that is not in its place yet. It is synced: after a power cut an empty lock would tell nothing. */
export const writeDraft = async (lockFile: string, holder: LockHolder): Promise<string> => {
  const draft = temporaryNameOf(lockFile);
  await writeFile(draft, renderLockHolder(holder), { flag: 'wx', mode: 0o600, flush: true });
  return draft;
};

/** Whether the lock in this place is this very one. */
export const isLock = async (path: string, { id }: LockHolder): Promise<boolean> =>
  readLockHolder((await readLock(path)) ?? '')?.id === id;

export const giveBack = async (path: string, holder: LockHolder): Promise<void> => {
  if (await isLock(path, holder)) await rm(path, { force: true });
};
