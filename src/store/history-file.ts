import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HistoryStore, Log } from '../ports.ts';
import { type FileOperations, systemFiles } from './file-operations.ts';
import { openSealed, sealValue } from './seal-value.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

const PLAIN_KEY = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/**
 * A plain key is its own file name. Any other keeps what can be read of it and gets its digest, so that no two keys
 * share a file, whatever the file system thinks of case, length or slashes.
 */
const fileNameOf = (key: string): string => {
  if (PLAIN_KEY.test(key)) return key;
  const readable = key
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return `${readable}~${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
};

/**
 * Without waiting for the disk: what a power cut takes is read from the API again, and a syncing disk would hold up
 * every answer.
 */
const unsynced: FileOperations = {
  ...systemFiles,
  syncFile: () => Promise.resolve(),
  syncFolder: () => Promise.resolve(),
};

/**
 * History in a folder `history` beside the state file, one file for each key. A file that is not as it was written is as
 * good as none: a wrong name or day in it would stand in answers and alerts.
 */
export const createHistoryFile = (stateFile: string, log: Pick<Log, 'warn'>): HistoryStore => {
  const folder = join(dirname(stateFile), 'history');
  return {
    read: async (key) => {
      const text = await readFile(join(folder, fileNameOf(key)), 'utf8').catch(() => null);
      if (text === null) return null;
      const value = openSealed(key, text);
      if (value === null) log.warn('history-ignored', { key, reason: 'not as written' });
      return value;
    },
    write: (key, value) => writeFileAtomically(join(folder, fileNameOf(key)), sealValue(key, value), unsynced),
  };
};
