import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Low } from 'lowdb';
import { NotSaved } from '../domain/not-saved.ts';
import { takeTurns } from '../domain/take-turns.ts';
import type { StateChange, StateStore } from '../ports.ts';
import { codeOf, type FileOperations } from './file-operations.ts';
import { EMPTY_LEDGER, type Ledger } from './read-ledger.ts';
import { createSnapshotShelf } from './snapshot-shelf.ts';
import { createStateFile, type StateFileOptions } from './state-file.ts';
import { findIntendedName } from './temporary-name.ts';

/** Removes what a killed process was writing. Only who holds the lock may: nobody else is writing now. */
const removeTemporaries = async (file: string, files: FileOperations): Promise<void> => {
  const folder = dirname(file);
  const isOurs = (intended: string): boolean =>
    intended === basename(file) || (intended.startsWith(`${basename(file)}.v`) && intended.endsWith('.bak'));
  for (const name of await files.names(folder)) {
    const intended = findIntendedName(name);
    if (intended !== null && isOurs(intended)) await files.remove(join(folder, name));
  }
};

/**
 * The state in one JSON file with its snapshots beside it. Whoever opens it must hold the lock.
 *
 * A change is on disk before anybody sees it: first the snapshots, then the state that names them, then what the old
 * state named is removed. So whatever stops the process, the file is the old state or the new one, and whole.
 *
 * @throws StateUnusable for a file that cannot be used
 */
export const openJsonStore = async (options: StateFileOptions): Promise<StateStore> => {
  const { file, files, log } = options;
  const shelf = createSnapshotShelf(join(dirname(file), 'snapshots'), files, log);
  const stateFile = createStateFile(options);
  const database = new Low<Ledger>(stateFile, EMPTY_LEDGER);
  const inTurn = takeTurns();
  let isClosed = false;

  await database.read();
  if (database.data === EMPTY_LEDGER) await database.write();
  // What is on disk: `database.data` runs ahead of it while a change is written.
  let ledger = database.data;
  await removeTemporaries(file, files);
  await shelf.keepOnly(ledger.snapshots);

  /** A write that failed late may have left its text in place: nobody may find it there. */
  const putBack = async (): Promise<void> => {
    database.data = ledger;
    const onDisk = await stateFile.read().catch(() => null);
    if (!isDeepStrictEqual(onDisk, ledger)) await database.write();
    await shelf.keepOnly(ledger.snapshots);
  };

  const save = async (next: Ledger): Promise<void> => {
    database.data = next;
    await database.write();
    ledger = next;
  };

  const apply = async <T>({ state, snapshots = [], result }: StateChange<T>): Promise<T> => {
    try {
      const next = { state, snapshots: await shelf.put(snapshots, ledger.snapshots) };
      if (state === ledger.state && isDeepStrictEqual(next.snapshots, ledger.snapshots)) return result;
      await save(next);
    } catch (error) {
      await putBack().catch((failure: unknown) => log.error('state_not_put_back', { error: failure }));
      const code = codeOf(error);
      throw code === '' ? error : new NotSaved(code, error);
    }
    if (snapshots.length > 0) await shelf.keepOnly(ledger.snapshots);
    return result;
  };

  return {
    read: () => ledger.state,
    snapshot: (source) =>
      inTurn(async () => {
        const reference = ledger.snapshots[source];
        return reference === undefined ? null : shelf.read(source, reference);
      }),
    update: (change) =>
      inTurn(async () => {
        if (isClosed) throw new Error('The state is closed');
        return apply(change(ledger.state));
      }),
    close: () =>
      inTurn(async () => {
        isClosed = true;
      }),
  };
};
