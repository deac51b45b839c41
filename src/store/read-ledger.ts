import { z } from 'zod';
import { EMPTY_STATE, type LedgerState } from '../domain/ledger-state.ts';
import { describeIssue } from './describe-issue.ts';
import { findIdFault } from './find-id-fault.ts';
import { ledgerSchema } from './ledger-schema.ts';
import { MIGRATIONS, type Migrations, migrate, type StateDocument } from './migrate.ts';
import type { SnapshotReferences } from './snapshot-reference.ts';

/** What the state file says. */
export interface Ledger {
  readonly state: LedgerState;
  readonly snapshots: SnapshotReferences;
}

export const EMPTY_LEDGER: Ledger = { state: EMPTY_STATE, snapshots: {} };

/** `version` is the one that the text had. A problem is a clause about the file, and the mend an imperative. */
export type LedgerReading =
  | { readonly ok: true; readonly ledger: Ledger; readonly version: number }
  | { readonly ok: false; readonly problem: string; readonly mend: string };

const CURRENT = EMPTY_STATE.version;
const RESTORE = 'put the file back from a backup, or move it away to begin anew';

const refuse = (problem: string, mend: string): LedgerReading => ({ ok: false, problem, mend });

/** A parser's message would quote the text, which may name people. */
const parseDocument = (text: string): StateDocument | null => {
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** An old file may be damaged as well: then the migration, which trusts it, trips. */
const tryToMigrate = (document: StateDocument, version: number, migrations: Migrations): StateDocument | null => {
  try {
    return migrate(document, version, CURRENT, migrations);
  } catch {
    return null;
  }
};

/** Reads the text of a state file of this version or an older one. */
export const readLedger = (text: string, migrations: Migrations = MIGRATIONS): LedgerReading => {
  const document = parseDocument(text);
  if (document === null) return refuse('it is not a JSON object', RESTORE);
  const version = z.int().safeParse(document.version).data;
  if (version === undefined) return refuse('its field version is missing or not a whole number', RESTORE);
  if (version > CURRENT)
    return refuse(
      `a newer Claude Ledger wrote it (version ${version} of the state; this one knows version ${CURRENT})`,
      'update Claude Ledger, or put back the backup that was made before the update',
    );
  const migrated = tryToMigrate(document, version, migrations);
  if (migrated === null) return refuse(`its version ${version} cannot be brought to version ${CURRENT}`, RESTORE);
  const parsed = ledgerSchema.safeParse(migrated);
  if (!parsed.success) return refuse(describeIssue(parsed.error), RESTORE);
  const { snapshots, ...state } = parsed.data;
  const fault = findIdFault(state);
  if (fault !== null) return refuse(fault, RESTORE);
  return { ok: true, ledger: { state, snapshots }, version };
};

/** Items of a list have a line each: it can be read and compared, and is half as long as with a line for each field. */
const renderField = (value: unknown): string =>
  Array.isArray(value) && value.length > 0
    ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
    : JSON.stringify(value);

/**
 * The text of a state file: what `readLedger` reads.
 *
 * @throws ZodError for a state that could not be read again: a number that is not finite, a field that is not known
 */
export const renderLedger = ({ state, snapshots }: Ledger): string => {
  const fields = Object.entries(z.encode(ledgerSchema, { ...state, snapshots }) as object);
  return `{\n${fields.map(([name, value]) => `  "${name}": ${renderField(value)}`).join(',\n')}\n}\n`;
};
