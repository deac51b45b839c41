import { readFileSync } from 'node:fs';
import type { CommandState } from '../ports.ts';
import { codeOf } from './file-operations.ts';
import { EMPTY_LEDGER, readLedger } from './read-ledger.ts';
import { StateUnusable } from './state-unusable.ts';

const readText = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    const problem = error instanceof Error ? error.message : String(error);
    throw new StateUnusable(file, problem, 'give this user the file, or change LEDGER_STATE');
  }
};

/**
 * The state as the file has it each time it is read, whoever holds the lock: every save replaces the whole file, so it
 * is never half of one. Nothing can be changed through it.
 *
 * @throws StateUnusable on reading a file that cannot be used
 */
export const createReadOnlyState = (file: string): CommandState => ({
  read: () => {
    const text = readText(file);
    if (text === null) return EMPTY_LEDGER.state;
    const reading = readLedger(text);
    if (!reading.ok) throw new StateUnusable(file, reading.problem, reading.mend);
    return reading.ledger.state;
  },
  update: async () => {
    throw new Error('The state can only be read here: the running bot is the one that changes it');
  },
});
