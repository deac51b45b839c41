export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  /** Null until completed without a channel: private to the bot. */
  readonly channel: string | null;
  readonly state: 'promised' | 'received' | 'complete';
  /** Bytes that the bot announced. */
  readonly length: number;
}

export interface Files {
  promise(id: string, name: string, length: number): StoredFile;
  set(file: StoredFile): StoredFile;
  find(id: string): StoredFile | undefined;
  all(): readonly StoredFile[];
}

export const createFiles = (): Files => {
  const files = new Map<string, StoredFile>();
  const set = (file: StoredFile): StoredFile => {
    files.set(file.id, file);
    return file;
  };
  return {
    promise: (id, name, length) =>
      set({ id, name, title: name, length, bytes: new Uint8Array(), channel: null, state: 'promised' }),
    set,
    find: (id) => files.get(id),
    all: () => [...files.values()],
  };
};
