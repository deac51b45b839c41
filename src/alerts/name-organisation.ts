import type { Organisation } from '../domain/organisation.ts';
import type { ClaudeSource, HistoryStore } from '../ports.ts';

/** What an organisation is called while its own name is not known. */
const NAMELESS = 'The organisation';

/**
 * Its name, and the last one known where it cannot be read now: the words of an alert do not change with the network.
 * Its id is null then.
 */
export const nameOrganisation = async (
  source: ClaudeSource,
  history: HistoryStore,
): Promise<{ readonly name: string; readonly id: Organisation['id'] | null }> => {
  const key = `organisation.${source.source}`;
  const known = await history.read(key);
  const part = await source.organisation();
  if (part.state !== 'present') return { name: known ?? NAMELESS, id: null };
  if (part.value.name !== known) await history.write(key, part.value.name);
  return { name: part.value.name, id: part.value.id };
};
