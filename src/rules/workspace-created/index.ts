import { diffLists } from '../../domain/diff-lists.ts';
import type { Finding } from '../../domain/finding.ts';
import { buildEvent } from '../build-finding.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { findAdmins } from '../find-admins.ts';
import { workspaceFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { viewWorkspaceCreated, WORKSPACE_COLUMNS } from './view.ts';

/** "A workspace appears." The default one was always there, also where the API begins to list it only now. */
const findNewWorkspaces = (observation: Known<'workspaces'>): readonly Finding[] => {
  const { source, before, workspaces } = observation;
  if (before.workspaces === null) return [];
  const since = before.workspaces.at;
  const admins = findAdmins(observation);
  const { added } = diffLists(
    before.workspaces.items,
    workspaces.value,
    ({ id }) => id,
    () => false,
  );
  return added
    .filter(({ isDefault }) => !isDefault)
    .map((workspace) =>
      buildEvent({
        rule: 'workspace-created',
        source,
        subject: workspace.id,
        since,
        severity: 'low',
        facts: [workspaceFact(source, workspace.id, 'created')],
        statement: viewWorkspaceCreated({ workspace, admins, place: observation }),
      }),
    );
};

export const workspaceCreatedRule = defineRule({
  id: 'workspace-created',
  title: 'New workspaces',
  policy: 'A workspace appears.',
  severity: 'low',
  needs: ['workspaces', 'members'],
  group: null,
  groupTitle: 'new workspaces',
  columns: WORKSPACE_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['workspaces'], findNewWorkspaces),
});
