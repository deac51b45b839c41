import { createHash } from 'node:crypto';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Source } from '../domain/spend.ts';
import { describeIssue } from './describe-issue.ts';
import { assembleSnapshot, type SnapshotReference } from './snapshot-reference.ts';
import { snapshotSchema } from './snapshot-schema.ts';

/** A problem is a clause about the file. */
export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly problem: string };

/** Reads the text of a snapshot's file, which its name must fit: a text that was changed is not read at all. */
export const readSnapshot = (text: string, source: Source, reference: SnapshotReference): SnapshotReading => {
  const digest = createHash('sha256').update(text).digest('hex');
  if (reference.file !== `${source}-${digest}.json`)
    return { ok: false, problem: 'its content was changed or cut off' };
  const parsed = snapshotSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return { ok: false, problem: describeIssue(parsed.error) };
  const snapshot = assembleSnapshot(parsed.data, reference);
  return snapshot === null
    ? { ok: false, problem: 'it does not hold the lists that it should' }
    : { ok: true, snapshot };
};
