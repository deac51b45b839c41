/** A state file's content before it is known to be anything but an object. */
export type StateDocument = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** By the version that each starts from, to the one after it. Pure; the result's `version` is set for them. */
export type Migrations = Readonly<Record<number, (document: StateDocument) => StateDocument>>;

/** Version 2 follows feeds, sends digests and keeps an audit trail: before it there were none. */
const toVersion2 = (document: StateDocument): StateDocument => ({
  ...document,
  settings: { ...asObject(document.settings), subscriptions: [] },
  polls: { ...asObject(document.polls), limitsReadAt: {} },
  digests: [],
  feeds: {},
  decisions: [],
  audit: [],
});

/** Version 1 is the first. Snapshots are only named by the document: a migration that drops a name makes the next reading the first. */
export const MIGRATIONS: Migrations = { 1: toVersion2 };

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
