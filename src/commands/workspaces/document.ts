import { type Instant, isoInstant } from '../../domain/day.ts';
import { toUsd } from '../../domain/money.ts';
import { activeKeys } from './describe-workspace.ts';
import type { WorkspaceEntry, WorkspacesReport } from './workspaces-report.ts';

const iso = (instant: Instant | null): string | null => (instant === null ? null : isoInstant(instant));

const rowOf = (entry: WorkspaceEntry, several: boolean) => {
  const { source, workspace, members, amount } = entry;
  return {
    ...(several ? { source } : {}),
    workspaceId: workspace.id,
    name: workspace.name,
    createdAt: iso(workspace.createdAt),
    archivedAt: iso(workspace.archivedAt),
    members: members?.state === 'present' ? members.value.length : null,
    keys: activeKeys(entry),
    amountMtd: amount === null ? null : toUsd(amount),
  };
};

/** Every workspace that was asked for, whatever the page. `keys` counts the active ones. */
export const workspacesDocument = ({ matches, several }: WorkspacesReport, footnotes: readonly string[]) => ({
  command: 'workspaces',
  rows: matches.map((entry) => rowOf(entry, several)),
  footnotes,
});
