import { formatDay } from '../../blocks/describe-time.ts';
import { dayOf } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import type { Member, Residency, Workspace } from '../../domain/organisation.ts';
import { describePlace, type Place, WORKSPACES_PAGE } from '../describe-place.ts';
import { askAdmins } from '../find-admins.ts';

interface NewWorkspace {
  readonly workspace: Workspace;
  readonly admins: readonly Member[];
  readonly place: Place;
}

export const WORKSPACE_COLUMNS: readonly string[] = ['Workspace', 'Created', 'Data residency', 'Organisation'];

/** `stored in us, inference anywhere`, `stored in us, inference in us`. */
const describeResidency = (residency: Residency | null): string => {
  if (residency === null) return 'unknown';
  const { workspaceGeo, allowedInferenceGeos } = residency;
  const where = allowedInferenceGeos === 'unrestricted' ? 'anywhere' : `in ${allowedInferenceGeos.join(', ')}`;
  return `stored in ${workspaceGeo}, inference ${where}`;
};

export const viewWorkspaceCreated = ({ workspace, admins, place }: NewWorkspace): Statement => {
  const created = formatDay(dayOf(workspace.createdAt));
  const residency = describeResidency(workspace.residency);
  return {
    title: `New workspace ${workspace.name} in ${describePlace(place)}`,
    fields: [
      { label: 'Workspace', value: workspace.name },
      { label: 'Created', value: created },
      { label: 'Data residency', value: residency },
      { label: 'Organisation', value: describePlace(place) },
      { label: 'Workspace id', value: workspace.id },
      ...askAdmins(admins, null),
    ],
    advice: `Check who its members are and whether it needs a spend limit, under ${WORKSPACES_PAGE}; /claude-budget set watches what it spends.`,
    row: [workspace.name, created, residency, describePlace(place)],
  };
};
