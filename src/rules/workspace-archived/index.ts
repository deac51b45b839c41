import { diffLists } from '../../domain/diff-lists.ts';
import type { Finding } from '../../domain/finding.ts';
import { buildEvent } from '../build-finding.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { findAdmins } from '../find-admins.ts';
import { workspaceFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { ARCHIVED_COLUMNS, viewWorkspaceArchived } from './view.ts';

/** "A workspace is archived." */
const findArchivedWorkspaces = (observation: Known<'workspaces'>): readonly Finding[] => {
  const { source, before, workspaces } = observation;
  if (before.workspaces === null) return [];
  const since = before.workspaces.at;
  const admins = findAdmins(observation);
  const { changed } = diffLists(
    before.workspaces.items,
    workspaces.value,
    ({ id }) => id,
    (old, now) => old.archivedAt === null && now.archivedAt !== null,
  );
  return changed.map(({ after: workspace }) =>
    buildEvent({
      rule: 'workspace-archived',
      source,
      subject: workspace.id,
      since,
      severity: 'low',
      facts: [workspaceFact(source, workspace.id, 'archived')],
      statement: viewWorkspaceArchived({ workspace, admins, place: observation }),
    }),
  );
};

export const workspaceArchivedRule = defineRule({
  id: 'workspace-archived',
  title: 'Archived workspaces',
  policy: 'A workspace is archived.',
  severity: 'low',
  needs: ['workspaces', 'members'],
  group: null,
  groupTitle: 'archived workspaces',
  columns: ARCHIVED_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['workspaces'], findArchivedWorkspaces),
});
