import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The steps in which files change, one by one: a test fails or stops the process at any of them. All may throw what the system says. */
export interface FileOperations {
  read(file: string): Promise<string>;
  /** The names in a folder; none where there is no folder. */
  names(folder: string): Promise<readonly string[]>;
  /** With the folders above it, for their owner alone (0700). Resolves with the first one that was made, null for none. */
  makeFolder(folder: string): Promise<string | null>;
  /** A new file for its owner alone (0600); fails where there is one. Its content may be lost until it is synced. */
  create(file: string, chunks: Iterable<string>): Promise<void>;
  syncFile(file: string): Promise<void>;
  /** Makes what was created, renamed and removed in the folder outlive a power cut. */
  syncFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Quiet where there is no such file. */
  remove(file: string): Promise<void>;
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Not every file system lets a folder be synced: then it is as durable as that one is. */
const CANNOT_SYNC = ['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF'];

const sync = async (path: string, flags: string): Promise<void> => {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const isFolder = async (path: string): Promise<boolean> => {
  const status = await stat(path).catch(() => null);
  return status?.isDirectory() === true;
};

/** One at a time: where none can be made, as below `/proc`, Node's own `recursive` tries for ever. */
const makeFolders = async (folder: string): Promise<string | null> => {
  if (await isFolder(folder)) return null;
  const parent = dirname(resolve(folder));
  const above = parent === resolve(folder) ? null : await makeFolders(parent);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!(await isFolder(folder))) throw error;
  }
  return above ?? folder;
};

export const systemFiles: FileOperations = {
  read: (file) => readFile(file, 'utf8'),
  names: async (folder) => {
    try {
      return await readdir(folder);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  },
  makeFolder: makeFolders,
  create: async (file, chunks) => {
    const handle = await open(file, 'wx', 0o600);
    try {
      for (const chunk of chunks) await handle.writeFile(chunk, 'utf8');
    } finally {
      await handle.close();
    }
  },
  syncFile: (file) => sync(file, 'r+'),
  syncFolder: async (folder) => {
    try {
      await sync(folder, 'r');
    } catch (error) {
      if (!CANNOT_SYNC.includes(codeOf(error))) throw error;
    }
  },
  rename,
  remove: (file) => rm(file, { force: true }),
};

/** Makes a folder that outlives a power cut. */
export const makeFolder = async (folder: string, files: FileOperations): Promise<void> => {
  const first = await files.makeFolder(folder);
  if (first === null) return;
  for (let made = resolve(folder); made.length >= resolve(first).length; made = dirname(made))
    await files.syncFolder(dirname(made));
};
