import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import { type Candidate, matchName } from '../../spend/match-name.ts';
import type { KeyEntry } from './join-keys.ts';
import { EXAMPLE } from './parse-words.ts';

/** The default workspace where the API does not list it: it has no id that anybody knows. */
export const UNLISTED_DEFAULT = 'Default';

/** Where a key works, as an id; null for a key of the organisation. */
export const homeIdOf = ({ home }: KeyEntry): string | null => {
  switch (home.kind) {
    case 'organisation':
      return null;
    case 'workspace':
      return home.workspace.id;
    case 'unlisted':
      return home.id;
    case 'default':
      return UNLISTED_DEFAULT;
  }
};

/** The workspaces that a name may mean: those that are listed, and those of which only keys are left. */
export const candidatesOf = (listed: readonly Candidate[], entries: readonly KeyEntry[]): readonly Candidate[] => {
  const known = new Map(listed.map((candidate) => [candidate.id, candidate]));
  for (const entry of entries) {
    const id = homeIdOf(entry);
    if (id !== null && !known.has(id)) known.set(id, { source: entry.source, id, name: id });
  }
  return [...known.values()];
};

/**
 * The ids that the names mean, null when none was given. A name that is unknown is the asker's to mend, unless a list
 * could not be read: then it means nothing that is known.
 */
export const resolveWorkspaces = (
  names: readonly string[],
  candidates: readonly Candidate[],
  isComplete: boolean,
): Parsed<ReadonlySet<string> | null> => {
  if (names.length === 0) return understood(null);
  const ids = new Set<string>();
  for (const name of names) {
    const said = `workspace:${name}`;
    const match = matchName(name, candidates);
    if (match.kind === 'ambiguous') {
      const why = `\`${said}\` fits ${match.candidates.length} workspaces: name one of them, or give its id.`;
      return notUnderstood({ said, nearest: null, candidates: match.candidates, example: EXAMPLE, why });
    }
    if (match.kind === 'unknown' && isComplete) {
      const nearest = match.nearest === null ? null : `workspace:${match.nearest}`;
      const why = `No workspace is called \`${name}\`.`;
      return notUnderstood({ said, nearest, candidates: [], example: EXAMPLE, why });
    }
    for (const { id } of match.kind === 'found' ? match.ids : []) ids.add(id);
  }
  return understood(ids);
};
