import { z } from 'zod';
import type { Residency, Workspace } from '../../domain/organisation.ts';
import { idPageOf } from './id-page.ts';
import { instantSchema } from './instant.ts';

const residencySchema = z
  .object({
    workspace_geo: z.string(),
    default_inference_geo: z.string(),
    allowed_inference_geos: z.union([z.literal('unrestricted'), z.array(z.string())]),
  })
  .transform(
    (residency): Residency => ({
      workspaceGeo: residency.workspace_geo,
      defaultInferenceGeo: residency.default_inference_geo,
      allowedInferenceGeos: residency.allowed_inference_geos,
    }),
  );

/** The reply does not say which workspace is the default one: `list-workspaces` works it out. */
export type ListedWorkspace = Omit<Workspace, 'isDefault'>;

const workspaceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    created_at: instantSchema,
    archived_at: instantSchema.nullish(),
    // Not sent by older servers.
    data_residency: residencySchema.nullish(),
  })
  .transform(
    (workspace): ListedWorkspace => ({
      id: workspace.id,
      name: workspace.name,
      createdAt: workspace.created_at,
      archivedAt: workspace.archived_at ?? null,
      residency: workspace.data_residency ?? null,
    }),
  );

/** `GET /v1/organizations/workspaces` */
export const workspacePageSchema = idPageOf(workspaceSchema);
