import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Source } from '../domain/spend.ts';
import type { Log } from '../ports.ts';
import { codeOf, type FileOperations } from './file-operations.ts';
import { readSnapshot } from './read-snapshot.ts';
import { renderSnapshot } from './render-snapshot.ts';
import {
  assembleSnapshot,
  listsOf,
  referTo,
  SNAPSHOT_FILE,
  SNAPSHOT_PARTS,
  type SnapshotReference,
  type SnapshotReferences,
} from './snapshot-reference.ts';
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

/** Whether two snapshots have the same lists, whenever these were read. */
const hasSameLists = async (a: Snapshot, b: Snapshot): Promise<boolean> => {
  for (const part of SNAPSHOT_PARTS) {
    if (!isDeepStrictEqual(a[part]?.items, b[part]?.items)) return false;
    await breathe();
  }
  return true;
};

const isOfTheShelf = (name: string): boolean => SNAPSHOT_FILE.test(findIntendedName(name) ?? name);

export const createSnapshotShelf = (folder: string, files: FileOperations, log: Log): SnapshotShelf => {
  // The content of each source's latest file: mostly the next one is the same, and to compare takes a tenth of writing.
  const latest = new Map<Source, { readonly file: string; readonly snapshot: Snapshot }>();
  const recall = (source: Source, file: string | undefined): Snapshot | null => {
    const known = latest.get(source);
    return known !== undefined && known.file === file ? known.snapshot : null;
  };

  const readText = async (file: string, mend: string): Promise<string> => {
    try {
      return await files.read(join(folder, file));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      throw new StateUnusable(join(folder, file), 'it is missing', mend);
    }
  };

  /** Writes a snapshot unless it is in the file that is there; its file. */
  const write = async (snapshot: Snapshot, there: string | undefined): Promise<string> => {
    const { name, pieces } = await render(snapshot);
    if (name !== there) await writeFileAtomically(join(folder, name), pieces, files);
    return name;
  };

  return {
    put: async (snapshots, before) => {
      let references = before;
      for (const snapshot of snapshots) {
        const { source } = snapshot;
        const kept = references[source]?.file;
        const known = recall(source, kept);
        const isSame = known !== null && (await hasSameLists(known, snapshot));
        const file = kept !== undefined && isSame ? kept : await write(snapshot, kept);
        latest.set(source, { file, snapshot });
        references = { ...references, [source]: referTo(file, snapshot) };
      }
      return references;
    },
    read: async (source, reference) => {
      const known = recall(source, reference.file);
      const recalled = known && assembleSnapshot(listsOf(known), reference);
      if (recalled !== null) return recalled;
      const mend =
        `put it back from a backup, or stop the bot and remove "${source}" from "snapshots" in the state file; ` +
        'the next reading then counts as the first, and what changed since the last one is not told';
      const text = await readText(reference.file, mend);
      const reading = await readSnapshot(text, source, reference);
      if (!reading.ok) throw new StateUnusable(join(folder, reference.file), reading.problem, mend);
      latest.set(source, { file: reference.file, snapshot: reading.snapshot });
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
