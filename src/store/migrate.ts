/** A state file's content before it is known to be anything but an object. */
export type StateDocument = Readonly<Record<string, unknown>>;

/** By the version that each starts from, to the one after it. Pure; the result's `version` is set for them. */
export type Migrations = Readonly<Record<number, (document: StateDocument) => StateDocument>>;

/** Version 1 is the first. Snapshots are only named by the document: a migration that drops a name makes the next reading the first. */
export const MIGRATIONS: Migrations = {};

/** Brings a document from one version to another, step by step. Null when there is no way. */
export const migrate = (
  document: StateDocument,
  from: number,
  to: number,
  migrations: Migrations,
): StateDocument | null => {
  let current = document;
  for (let version = from; version < to; version += 1) {
    const step = migrations[version];
    if (step === undefined) return null;
    current = { ...step(current), version: version + 1 };
  }
  return current;
};
