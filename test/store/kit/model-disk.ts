import { dirname } from 'node:path';
import type { FileOperations } from '../../../src/store/file-operations.ts';

interface Inode {
  text: string;
  /** What a power cut leaves of it for certain; null before the first sync. */
  synced: string | null;
}

interface Names {
  readonly files: Map<string, Inode>;
  readonly folders: Set<string>;
}

type Content = ReadonlyMap<string, string>;

/** Between 0 and 1, for what a power cut does to one thing that was not synced. */
type Choose = () => number;

export interface ModelDisk {
  readonly files: FileOperations;
  steps(): number;
  /** What the next process finds when this one is killed: everything that was done. */
  afterKill(): Content;
  /**
   * What it finds after a power cut: what was synced, and of what was not whatever chance keeps. Names that came, went
   * or moved since their folder was synced may each have done so or not, and a file that was not synced may be cut off.
   */
  afterPowerCut(choose: Choose): Content;
}

const missing = (path: string): Error => Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });

/** A disk that tells apart what is done and what is durable. From the given step on the process is dead: everything throws. */
export const createModelDisk = (content: Content = new Map(), diesAt = Number.POSITIVE_INFINITY): ModelDisk => {
  const initial = [...content].map(([path, text]) => [path, { text, synced: text }] as const);
  const folders = initial.map(([path]) => dirname(path));
  const done: Names = { files: new Map(initial), folders: new Set(folders) };
  const durable: Names = { files: new Map(initial), folders: new Set(folders) };
  let pending: { readonly folder: string; readonly happen: (names: Names) => void }[] = [];
  let steps = 0;

  const isDead = (): boolean => steps++ >= diesAt;
  const step = (): void => {
    if (isDead()) throw new Error('killed');
  };
  const change = (folder: string, happen: (names: Names) => void): void => {
    happen(done);
    pending.push({ folder, happen });
  };
  const find = (path: string): Inode => {
    const inode = done.files.get(path);
    if (inode === undefined) throw missing(path);
    return inode;
  };

  const files: FileOperations = {
    read: async (file) => {
      step();
      return find(file).text;
    },
    names: async (folder) => {
      step();
      return [...done.files.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => path.slice(folder.length + 1));
    },
    makeFolder: async (folder) => {
      step();
      if (done.folders.has(folder)) return null;
      change(dirname(folder), (names) => names.folders.add(folder));
      return folder;
    },
    create: async (file, chunks) => {
      const text = [...chunks].join('');
      const dies = isDead();
      if (!done.folders.has(dirname(file))) throw missing(file);
      const inode: Inode = { text: dies ? text.slice(0, text.length / 2) : text, synced: null };
      if (steps - 1 <= diesAt) change(dirname(file), (names) => names.files.set(file, inode));
      if (dies) throw new Error('killed');
    },
    syncFile: async (file) => {
      step();
      const inode = find(file);
      inode.synced = inode.text;
    },
    syncFolder: async (folder) => {
      step();
      for (const { happen } of pending.filter((each) => each.folder === folder)) happen(durable);
      pending = pending.filter((each) => each.folder !== folder);
    },
    rename: async (from, to) => {
      step();
      const inode = find(from);
      change(dirname(to), (names) => {
        names.files.delete(from);
        names.files.set(to, inode);
      });
    },
    remove: async (file) => {
      step();
      change(dirname(file), (names) => names.files.delete(file));
    },
  };

  return {
    files,
    steps: () => steps,
    afterKill: () => new Map([...done.files].map(([path, { text }]) => [path, text])),
    afterPowerCut: (choose) => {
      const names: Names = { files: new Map(durable.files), folders: new Set(durable.folders) };
      for (const { happen } of pending) if (choose() < 0.5) happen(names);
      const textOf = ({ text, synced }: Inode): string =>
        synced ?? text.slice(0, Math.round(text.length * Math.min(1, choose() * 1.5)));
      return new Map(
        [...names.files]
          .filter(([path]) => names.folders.has(dirname(path)))
          .map(([path, inode]) => [path, textOf(inode)]),
      );
    },
  };
};
