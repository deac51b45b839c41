import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Source } from '../domain/spend.ts';
import type { Log } from '../ports.ts';
import { codeOf, type FileOperations } from './file-operations.ts';
import { readSnapshot } from './read-snapshot.ts';
import { renderSnapshot } from './render-snapshot.ts';
import { referTo, SNAPSHOT_FILE, type SnapshotReference, type SnapshotReferences } from './snapshot-reference.ts';
import { StateUnusable } from './state-unusable.ts';
import { findIntendedName } from './temporary-name.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** The snapshots beside the state: a file for each content, named by its digest, so that none is ever changed in place. */
export interface SnapshotShelf {
  /** Writes what is new, and resolves with the references of before with those of the snapshots in their place. */
  put(snapshots: readonly Snapshot[], before: SnapshotReferences): Promise<SnapshotReferences>;
  /** @throws StateUnusable where the file is missing or not what the reference says */
  read(source: Source, reference: SnapshotReference): Promise<Snapshot>;
  /** Removes every other snapshot. What cannot be removed stays until the next time. */
  keepOnly(references: SnapshotReferences): Promise<void>;
}

/** The text of a snapshot, in pieces, and the name of the file that it belongs in. */
const render = async (snapshot: Snapshot): Promise<{ readonly name: string; readonly pieces: readonly string[] }> => {
  const hash = createHash('sha256');
  const pieces: string[] = [];
  for (const piece of renderSnapshot(snapshot)) {
    hash.update(piece);
    pieces.push(piece);
    // Slack waits three seconds for its acknowledgement: a large organisation must not keep the process from it.
    await breathe();
  }
  return { name: `${snapshot.source}-${hash.digest('hex')}.json`, pieces };
};

const isOfTheShelf = (name: string): boolean => SNAPSHOT_FILE.test(findIntendedName(name) ?? name);

export const createSnapshotShelf = (folder: string, files: FileOperations, log: Log): SnapshotShelf => {
  const readText = async (file: string, mend: string): Promise<string> => {
    try {
      return await files.read(join(folder, file));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      throw new StateUnusable(join(folder, file), 'it is missing', mend);
    }
  };

  return {
    put: async (snapshots, before) => {
      let references = before;
      for (const snapshot of snapshots) {
        const { name, pieces } = await render(snapshot);
        if (references[snapshot.source]?.file !== name) await writeFileAtomically(join(folder, name), pieces, files);
        references = { ...references, [snapshot.source]: referTo(name, snapshot) };
      }
      return references;
    },
    read: async (source, reference) => {
      const mend =
        `put it back from a backup, or stop the bot and remove "${source}" from "snapshots" in the state file; ` +
        'the next reading then counts as the first, and what changed since the last one is not told';
      const text = await readText(reference.file, mend);
      const reading = await readSnapshot(text, source, reference);
      if (!reading.ok) throw new StateUnusable(join(folder, reference.file), reading.problem, mend);
      return reading.snapshot;
    },
    keepOnly: async (references) => {
      const kept = Object.values(references).map(({ file }) => file);
      const names = await files.names(folder).catch(() => []);
      for (const name of names.filter((each) => isOfTheShelf(each) && !kept.includes(each)))
        await files
          .remove(join(folder, name))
          .catch((error: unknown) => log.warn('snapshot_not_removed', { file: name, error }));
    },
  };
};
