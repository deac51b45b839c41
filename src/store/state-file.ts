import type { Adapter } from 'lowdb';
import { isoInstant } from '../domain/day.ts';
import type { Clock, Log } from '../ports.ts';
import { codeOf, type FileOperations } from './file-operations.ts';
import type { Migrations } from './migrate.ts';
import { EMPTY_LEDGER, type Ledger, readLedger, renderLedger } from './read-ledger.ts';
import { StateUnusable } from './state-unusable.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export interface StateFileOptions {
  readonly file: string;
  readonly files: FileOperations;
  readonly migrations: Migrations;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The state file as lowdb reads and writes it. Reading gives null for a missing file, brings an older one up to date
 * after a copy of it was kept, and throws `StateUnusable` for every other: nothing that cannot be read is replaced.
 */
export const createStateFile = ({ file, files, migrations, clock, log }: StateFileOptions): Adapter<Ledger> => {
  const readText = async (): Promise<string | null> => {
    try {
      return await files.read(file);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  };
  const write = (ledger: Ledger): Promise<void> => writeFileAtomically(file, renderLedger(ledger), files);

  return {
    read: async () => {
      const text = await readText();
      if (text === null) return null;
      const reading = readLedger(text, migrations);
      if (!reading.ok) throw new StateUnusable(file, reading.problem, reading.mend);
      const { ledger, version } = reading;
      if (version === EMPTY_LEDGER.state.version) return ledger;
      const backup = `${file}.v${version}-${isoInstant(clock.now()).replace(/[-:]/g, '')}.bak`;
      await writeFileAtomically(backup, text, files);
      await write(ledger);
      log.info('state_migrated', { from: version, to: ledger.state.version, backup });
      return ledger;
    },
    write,
  };
};
