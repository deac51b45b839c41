import { chmod, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Clock, Log, StateStore } from '../ports.ts';
import { codeOf, makeFolder, systemFiles } from './file-operations.ts';
import { openJsonStore } from './json-store.ts';
import { takeLock } from './lock.ts';
import { MIGRATIONS } from './migrate.ts';
import { StateUnusable } from './state-unusable.ts';

interface Options {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
}

const openLocked = async (file: string, { clock, log }: Options): Promise<StateStore> => {
  await makeFolder(dirname(file), systemFiles);
  const lock = await takeLock(file, { clock, log });
  try {
    const store = await openJsonStore({ file, files: systemFiles, migrations: MIGRATIONS, clock, log });
    // A file that was copied here may have come with other permissions. What is not ours, a folder for one, keeps them.
    await chmod(file, 0o600).catch(() => undefined);
    return { ...store, close: () => store.close().finally(lock.release) };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const isFull = (error: Error): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error));

/** A link to the file and the file itself must not have a lock each. The file that a link names may not be there yet. */
const locate = async (file: string): Promise<string> => {
  try {
    return await realpath(file);
  } catch {
    const target = await readlink(file).catch(() => '');
    return resolve(dirname(file), target === '' ? basename(file) : target);
  }
};

/**
 * Opens the state file for this process alone, until `close`; makes it where there is none. Snapshots are in the folder
 * `snapshots` beside it, the lock in `<file>.lock`.
 *
 * @throws StateLocked where another process has it, StateUnusable where it cannot be read or nothing can be written
 */
export const openStateStore = async (options: Options): Promise<StateStore> => {
  const file = await locate(options.file);
  try {
    return await openLocked(file, options);
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === '') throw error;
    const mend = isFull(error) ? 'make room on its disk' : 'give this user the file and its folder';
    throw new StateUnusable(file, error.message, `${mend}, or change LEDGER_STATE`);
  }
};
