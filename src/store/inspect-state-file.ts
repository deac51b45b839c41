import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { codeOf } from './file-operations.ts';
import { readLedger } from './read-ledger.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** What can be told of the state file without changing it. A problem is a clause, and its mend an imperative. */
export interface StateInspection {
  readonly file: string;
  readonly content:
    | { readonly kind: 'valid' | 'absent' }
    | { readonly kind: 'unreadable'; readonly problem: string; readonly mend: string };
  /** Null when a file could be written beside it. */
  readonly writeProblem: string | null;
  /** Whether others than its owner may read or write it. False when it does not exist. */
  readonly openToOthers: boolean;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const readContent = async (file: string): Promise<StateInspection['content']> => {
  try {
    const reading = readLedger(await readFile(file, 'utf8'));
    return reading.ok ? { kind: 'valid' } : { kind: 'unreadable', problem: reading.problem, mend: reading.mend };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'absent' };
    return { kind: 'unreadable', problem: wordsOf(error), mend: 'give this user the file, or change LEDGER_STATE' };
  }
};

/** Writes a file beside it, as the next save would, and takes it away again. */
const tryToWrite = async (file: string): Promise<string | null> => {
  const probe = `${file}.${randomUUID()}.probe`;
  try {
    await writeFileAtomically(probe, '');
    await rm(probe);
    return null;
  } catch (error) {
    return wordsOf(error);
  }
};

const isOpenToOthers = async (file: string): Promise<boolean> => {
  const status = await stat(file).catch(() => null);
  return status !== null && (status.mode & 0o077) !== 0;
};

export const inspectStateFile = async (file: string): Promise<StateInspection> => ({
  file,
  content: await readContent(file),
  writeProblem: await tryToWrite(file),
  openToOthers: await isOpenToOthers(file),
});
