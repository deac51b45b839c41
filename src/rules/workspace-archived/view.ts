import { formatDay } from '../../blocks/describe-time.ts';
import { dayOf } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import type { Member, Workspace } from '../../domain/organisation.ts';
import { describePlace, type Place } from '../describe-place.ts';
import { askAdmins } from '../find-admins.ts';

interface ArchivedWorkspace {
  readonly workspace: Workspace;
  readonly admins: readonly Member[];
  readonly place: Place;
}

export const ARCHIVED_COLUMNS: readonly string[] = ['Workspace', 'Created', 'Archived', 'Organisation'];

export const viewWorkspaceArchived = ({ workspace, admins, place }: ArchivedWorkspace): Statement => {
  const { id, name, createdAt, archivedAt } = workspace;
  const created = formatDay(dayOf(createdAt));
  const archived = archivedAt === null ? 'unknown' : formatDay(dayOf(archivedAt));
  return {
    title: `The workspace ${name} in ${describePlace(place)} was archived`,
    fields: [
      { label: 'Workspace', value: name },
      { label: 'Created', value: created },
      { label: 'Archived', value: archived },
      { label: 'Organisation', value: describePlace(place) },
      { label: 'Workspace id', value: id },
      ...askAdmins(admins, null),
    ],
    advice:
      'Its API keys are revoked and it cannot be brought back: check that nothing uses them any more, and give what does a key of another workspace.',
    row: [name, created, archived, describePlace(place)],
  };
};
