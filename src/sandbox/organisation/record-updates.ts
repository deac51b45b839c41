import { type Change, record } from './record-activity.ts';

/** What the feed says of fields that changed: only some have a word there. */
export const updatesOf = <T extends object>(
  before: T,
  after: T,
  names: readonly (keyof T & string)[],
): readonly object[] =>
  names
    .filter((name) => before[name] !== after[name])
    .map((type) => ({ type, previous_value: String(before[type]), current_value: String(after[type]) }));

/** Nothing where nothing changed. */
export const recordUpdates = (
  type: string,
  id: Readonly<Record<string, string>>,
  updates: readonly object[],
): Change => (updates.length === 0 ? (company) => company : record('console', type, { ...id, updates }));
