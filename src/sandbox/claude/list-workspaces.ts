import type { Workspace, WorkspaceMember } from '../../domain/organisation.ts';
import { makeUuid } from '../organisation/ids.ts';
import type { Asked } from './endpoint.ts';
import { ID_PAGE, pageById, readIdPage } from './page-by-id.ts';
import { flag, many, optional, readQuery, text } from './read-query.ts';
import { Refusal } from './refusal.ts';

const renderWorkspace = ({ id, name, createdAt, archivedAt, residency }: Workspace): unknown => ({
  type: 'workspace',
  id,
  name,
  created_at: new Date(createdAt).toISOString(),
  archived_at: archivedAt === null ? null : new Date(archivedAt).toISOString(),
  display_color: '#6C5BB9',
  data_residency:
    residency === null
      ? null
      : {
          workspace_geo: residency.workspaceGeo,
          default_inference_geo: residency.defaultInferenceGeo,
          allowed_inference_geos: residency.allowedInferenceGeos,
        },
  tags: {},
  compartment_id: makeUuid(id),
  external_key_id: null,
  user_profile_id: null,
});

const renderMember = ({ userId, workspaceId, workspaceRole }: WorkspaceMember): unknown => ({
  type: 'workspace_member',
  user_id: userId,
  workspace_id: workspaceId,
  workspace_role: workspaceRole,
});

/** Archived ones and the default one only when they are asked for. */
export const listWorkspaces = ({ params, company }: Asked): unknown => {
  const query = readIdPage(params, {
    include_archived: optional(flag),
    include_default: optional(flag),
    'ids[]': many(text),
  });
  const workspaces = company.console.workspaces
    .filter(({ isDefault }) => !isDefault || query.include_default === true)
    .filter(({ archivedAt }) => archivedAt === null || query.include_archived === true)
    .filter(({ id }) => query['ids[]'].length === 0 || query['ids[]'].includes(id))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  return pageById(workspaces, query, ({ id }) => id, renderWorkspace);
};

const findWorkspace = ({ company, ids: [id] }: Asked): Workspace => {
  const workspace = company.console.workspaces.find((each) => each.id === id);
  if (workspace === undefined) throw new Refusal(404, `Workspace ${id} not found`);
  return workspace;
};

/** By its id the default workspace is found too. */
export const getWorkspace = (asked: Asked): unknown => {
  readQuery(asked.params, {});
  return renderWorkspace(findWorkspace(asked));
};

/** The default workspace has no list of members. */
export const listWorkspaceMembers = (asked: Asked): unknown => {
  const query = readQuery(asked.params, ID_PAGE);
  const workspace = findWorkspace(asked);
  if (workspace.isDefault) throw new Refusal(404, 'The default workspace has no members list');
  const members = asked.company.console.workspaceMembers.get(workspace.id) ?? [];
  return pageById(members, query, ({ userId }) => userId, renderMember);
};
