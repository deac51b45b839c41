import { type FileOperations, systemFiles } from '../../../src/store/file-operations.ts';

export interface FileWatch {
  readonly files: FileOperations;
  /** Of files that were created since the last call, in bytes by name. */
  takeWritten(): Record<string, number>;
}

const baseOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.[0-9a-f-]{36}\.tmp$/, '');

/** The real file system, with an account of what was written. */
export const watchFiles = (): FileWatch => {
  let written: Record<string, number> = {};
  return {
    files: {
      ...systemFiles,
      create: (file, chunks) => {
        const text = [...chunks].join('');
        written[baseOf(file)] = (written[baseOf(file)] ?? 0) + Buffer.byteLength(text);
        return systemFiles.create(file, [text]);
      },
    },
    takeWritten: () => {
      const taken = written;
      written = {};
      return taken;
    },
  };
};

export interface Fault {
  readonly files: FileOperations;
  /** Lets the step that comes after so many others fail, once. */
  failAfter(steps: number): void;
  /** Whether it has. */
  hasFailed(): boolean;
}

/** The real file system, where one step can be made to fail as on a full disk: a new file gets half of its text. */
export const failingFiles = (): Fault => {
  let left = Number.POSITIVE_INFINITY;
  const full = (): Error => Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const fails = (): boolean => left-- === 0;
  const step =
    <A extends readonly unknown[], R>(operation: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (fails()) throw full();
      return operation(...args);
    };
  return {
    files: {
      read: step(systemFiles.read),
      names: step(systemFiles.names),
      makeFolder: step(systemFiles.makeFolder),
      create: async (file, chunks) => {
        if (!fails()) return systemFiles.create(file, chunks);
        const text = [...chunks].join('');
        await systemFiles.create(file, [text.slice(0, text.length / 2)]);
        throw full();
      },
      syncFile: step(systemFiles.syncFile),
      syncFolder: step(systemFiles.syncFolder),
      rename: step(systemFiles.rename),
      remove: step(systemFiles.remove),
    },
    failAfter: (steps) => {
      left = steps;
    },
    hasFailed: () => left < 0,
  };
};
