import { z } from 'zod';
import type { WorkspaceMember } from '../../domain/organisation.ts';
import { idPageOf } from './id-page.ts';

const workspaceMemberSchema = z
  .object({ workspace_id: z.string(), user_id: z.string(), workspace_role: z.string() })
  .transform(
    (member): WorkspaceMember => ({
      workspaceId: member.workspace_id,
      userId: member.user_id,
      workspaceRole: member.workspace_role,
    }),
  );

/** `GET /v1/organizations/workspaces/{id}/members` */
export const workspaceMemberPageSchema = idPageOf(workspaceMemberSchema);
