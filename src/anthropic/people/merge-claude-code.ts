import type { ClaudeCodeActivity } from '../../domain/activity.ts';
import { add } from '../../domain/money.ts';

const nameOf = ({ actor }: ClaudeCodeActivity): string => {
  if (actor.type === 'user') return `user ${actor.email}`;
  return actor.type === 'api_key' ? `api_key ${actor.keyName}` : `other ${actor.name}`;
};

/** One row for each actor of a day, in the order in which they first appear. Keys of the same name cannot be told apart. */
export const mergeClaudeCode = (rows: Iterable<ClaudeCodeActivity>): readonly ClaudeCodeActivity[] => {
  const merged = new Map<string, ClaudeCodeActivity>();
  for (const row of rows) {
    const name = nameOf(row);
    const known = merged.get(name);
    merged.set(
      name,
      known === undefined
        ? row
        : {
            ...known,
            sessions: known.sessions + row.sessions,
            linesAdded: known.linesAdded + row.linesAdded,
            linesRemoved: known.linesRemoved + row.linesRemoved,
            commits: known.commits + row.commits,
            pullRequests: known.pullRequests + row.pullRequests,
            estimatedCost: add(known.estimatedCost, row.estimatedCost),
          },
    );
  }
  return [...merged.values()];
};
