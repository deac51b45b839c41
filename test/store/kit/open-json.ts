import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../../src/ports.ts';
import { type FileOperations, systemFiles } from '../../../src/store/file-operations.ts';
import { openJsonStore } from '../../../src/store/json-store.ts';
import { MIGRATIONS, type Migrations } from '../../../src/store/migrate.ts';
import { createFakeClock } from '../../anthropic/support/fake-clock.ts';
import { memoryLog } from '../../log/memory-log.ts';

/** The path of a state file that is not there yet, in a folder of its own. */
export const newStateFile = (): string => join(mkdtempSync(join(tmpdir(), 'ledger-state-')), 'data', 'ledger.json');

interface Options {
  readonly files?: FileOperations;
  readonly migrations?: Migrations;
  readonly log?: Log;
}

export const openJson = (file: string, { files = systemFiles, migrations = MIGRATIONS, log }: Options = {}) =>
  openJsonStore({ file, files, migrations, clock: createFakeClock(), log: log ?? memoryLog().log });
