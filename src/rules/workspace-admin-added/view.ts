import type { Statement } from '../../domain/finding.ts';
import type { Member } from '../../domain/organisation.ts';
import { describePerson } from '../describe-person.ts';
import { describePlace, type Place, WORKSPACES_PAGE } from '../describe-place.ts';
import { askAdmins } from '../find-admins.ts';

interface NewWorkspaceAdmin {
  readonly userId: string;
  /** Null where the members do not tell who it is. */
  readonly member: Member | null;
  /** Its name; its id where the name is not known. */
  readonly workspace: string;
  readonly admins: readonly Member[];
  readonly place: Place;
}

export const WORKSPACE_ADMIN_COLUMNS: readonly string[] = ['Workspace', 'Name', 'E-mail', 'Organisation'];

export const viewWorkspaceAdminAdded = (found: NewWorkspaceAdmin): Statement => {
  const { userId, member, workspace, admins, place } = found;
  const person = member === null ? userId : describePerson(member);
  return {
    title: `${person} is now an admin of the workspace ${workspace} in ${describePlace(place)}`,
    fields: [
      { label: 'Person', value: person },
      { label: 'Workspace', value: workspace },
      { label: 'Role in the workspace', value: 'workspace_admin' },
      { label: 'Role in the organisation', value: member?.role ?? 'unknown' },
      { label: 'Organisation', value: describePlace(place) },
      { label: 'User id', value: userId },
      ...askAdmins(admins, userId),
    ],
    advice: `If nobody meant this, lower the role in the workspace's own list of members, under ${WORKSPACES_PAGE}.`,
    row: [workspace, member?.name ?? userId, member?.email ?? 'unknown', describePlace(place)],
  };
};
