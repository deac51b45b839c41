import { findKeyHome, indexWorkspaces } from '../../domain/find-key-home.ts';
import { type Money, sum, ZERO } from '../../domain/money.ts';
import type { ApiKey, Workspace, WorkspaceMember } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import { amountOf, type SpendBy } from '../read-spend-by.ts';
import type { ListedWorkspace, WorkspaceEntry } from './workspaces-report.ts';

/** What is known of the workspaces of one organisation, each from its own reading. */
export interface WorkspaceFacts {
  readonly listed: readonly Workspace[];
  readonly keys: Part<readonly ApiKey[]>;
  /** By workspace, month to date. */
  readonly spend: Part<SpendBy>;
  /** By workspace id, of those that have a list. */
  readonly members: ReadonlyMap<string, Part<readonly WorkspaceMember[]>>;
}

/** Keys by their workspace's id; null stands for the default one where it is not listed. */
const groupKeys = (
  keys: readonly ApiKey[],
  workspaces: readonly Workspace[],
): ReadonlyMap<string | null, readonly ApiKey[]> => {
  const index = indexWorkspaces(workspaces);
  const homes = new Map<string | null, ApiKey[]>();
  for (const key of keys) {
    const home = findKeyHome(key, index);
    if (home.kind !== 'workspace' && home.kind !== 'default') continue;
    const id = home.kind === 'workspace' ? home.workspace.id : null;
    const group = homes.get(id) ?? [];
    group.push(key);
    homes.set(id, group);
  }
  return homes;
};

/** An unlisted default workspace has what the source gives no workspace for; where it gives nothing, nobody knows. */
const amountIn = (spend: Part<SpendBy>, id: string | null): Money | null => {
  if (id !== null) return amountOf(spend, id);
  return spend.state === 'present' ? (spend.value.amounts.get(null) ?? null) : null;
};

/** Each of the workspaces once, in their order. */
export const joinWorkspaces = (
  source: Source,
  workspaces: readonly ListedWorkspace[],
  { listed, keys, spend, members }: WorkspaceFacts,
): readonly WorkspaceEntry[] => {
  const homes = keys.state === 'present' ? groupKeys(keys.value, listed) : null;
  return workspaces.map((workspace) => ({
    source,
    workspace,
    members: workspace.id === null ? null : (members.get(workspace.id) ?? null),
    keys: homes === null ? null : (homes.get(workspace.id) ?? []),
    amount: amountIn(spend, workspace.id),
  }));
};

/** What was spent in none of these workspaces: in deleted ones, or in none at all. */
export const sumUnlisted = (all: readonly ListedWorkspace[], spend: Part<SpendBy>): Money => {
  if (spend.state !== 'present') return ZERO;
  const ids = new Set(all.map(({ id }) => id));
  return sum([...spend.value.amounts].flatMap(([id, amount]) => (ids.has(id) ? [] : [amount])));
};
