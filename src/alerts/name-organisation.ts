import type { ClaudeSource, HistoryStore } from '../ports.ts';

/** What an organisation is called while its own name is not known. */
const NAMELESS = 'The organisation';

/** Its name, and the last one known where it cannot be read now: the words of an alert do not change with the network. */
export const nameOrganisation = async (source: ClaudeSource, history: HistoryStore): Promise<string> => {
  const key = `organisation.${source.source}`;
  const known = await history.read(key);
  const part = await source.organisation();
  if (part.state !== 'present') return known ?? NAMELESS;
  if (part.value.name !== known) await history.write(key, part.value.name);
  return part.value.name;
};
