import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Source } from '../domain/spend.ts';
import { describeIssue } from './describe-issue.ts';
import { readLists } from './read-lists.ts';
import { assembleSnapshot, type SnapshotReference } from './snapshot-reference.ts';

/** A problem is a clause about the file. */
export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the text of a snapshot's file, which its name must fit: a text that was changed is not read at all. Each step of
 * it takes tens of milliseconds in a large organisation, and others have their turn in between.
 */
export const readSnapshot = async (
  text: string,
  source: Source,
  reference: SnapshotReference,
): Promise<SnapshotReading> => {
  const digest = createHash('sha256').update(text).digest('hex');
  if (reference.file !== `${source}-${digest}.json`)
    return { ok: false, problem: 'its content was changed or cut off' };
  await breathe();
  const document: unknown = JSON.parse(text);
  await breathe();
  const parsed = readLists(document);
  if (!parsed.success) return { ok: false, problem: describeIssue(parsed.error) };
  const snapshot = assembleSnapshot(parsed.data, reference);
  return snapshot === null
    ? { ok: false, problem: 'it does not hold the lists that it should' }
    : { ok: true, snapshot };
};
