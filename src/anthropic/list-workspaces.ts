import type { Workspace } from '../domain/organisation.ts';
import type { Source } from '../domain/spend.ts';
import { collectRows } from './collect-rows.ts';
import { ApiFailure, type Query, type Transport } from './http.ts';
import { readIdPages } from './read-pages.ts';
import { type ListedWorkspace, workspacePageSchema } from './wire/workspaces.ts';

const DEFAULT_NAME = 'Default';

const isParameterRefused = (error: unknown): boolean =>
  error instanceof ApiFailure && error.problem.kind === 'bad-request' && error.problem.status === 400;

/**
 * Archived workspaces and the default one included; `isDefault` is false everywhere when the API does not offer the
 * default one. Throws `ApiFailure`.
 *
 * Nothing in a row says "default". The API names it `Default`, it can be neither renamed nor archived, and it is listed
 * only when asked for. So the name decides while it is unique; among namesakes it is the one that a list without
 * `include_default` leaves out, which costs that second list.
 */
export const listWorkspaces = async (transport: Transport, source: Source): Promise<readonly Workspace[]> => {
  const list = (query: Query): Promise<readonly ListedWorkspace[]> =>
    collectRows(readIdPages(transport, source, { path: '/v1/organizations/workspaces', query }, workspacePageSchema));
  const listOrdinary = () => list({ include_archived: true });

  const [all, offersDefault] = await list({ include_archived: true, include_default: true }).then(
    (workspaces) => [workspaces, true] as const,
    async (error: unknown) => {
      // Servers from before October 2026 do not know the parameter.
      if (isParameterRefused(error)) return [await listOrdinary(), false] as const;
      throw error;
    },
  );

  const candidates = all.filter(
    ({ name, archivedAt }) => offersDefault && name === DEFAULT_NAME && archivedAt === null,
  );
  const ordinary = candidates.length > 1 ? new Set((await listOrdinary()).map(({ id }) => id)) : new Set<string>();
  const defaultId = candidates.find(({ id }) => !ordinary.has(id))?.id;
  return all.map((workspace) => ({ ...workspace, isDefault: workspace.id === defaultId }));
};
