import type { ApiKey, Workspace } from './organisation.ts';

/** Where a key works. `unlisted`: in a workspace that the list does not have, or that could not be read. */
export type KeyHome =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'workspace'; readonly workspace: Workspace }
  /** The default workspace, where the API lists it nowhere. */
  | { readonly kind: 'default' }
  | { readonly kind: 'unlisted'; readonly id: string };

/** The workspaces by id, and the default one among them; made once for many keys. */
export interface WorkspaceIndex {
  readonly byId: ReadonlyMap<string, Workspace>;
  readonly defaultOne: Workspace | null;
}

export const indexWorkspaces = (workspaces: readonly Workspace[]): WorkspaceIndex => ({
  byId: new Map(workspaces.map((workspace) => [workspace.id, workspace])),
  defaultOne: workspaces.find(({ isDefault }) => isDefault) ?? null,
});

export const findKeyHome = ({ scope }: ApiKey, { byId, defaultOne }: WorkspaceIndex): KeyHome => {
  if (scope.type === 'organization') return { kind: 'organisation' };
  if (scope.workspaceId === null)
    return defaultOne === null ? { kind: 'default' } : { kind: 'workspace', workspace: defaultOne };
  const workspace = byId.get(scope.workspaceId);
  return workspace === undefined ? { kind: 'unlisted', id: scope.workspaceId } : { kind: 'workspace', workspace };
};
