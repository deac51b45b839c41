import { z } from 'zod';
import type { WorkspaceMember } from '../../domain/organisation.ts';
import { idPageOf } from './id-page.ts';
import type { Raw } from './quick-values.ts';

export const workspaceMemberSchema = z
  .object({ workspace_id: z.string(), user_id: z.string(), workspace_role: z.string() })
  .transform(
    (member): WorkspaceMember => ({
      workspaceId: member.workspace_id,
      userId: member.user_id,
      workspaceRole: member.workspace_role,
    }),
  );

export const quickMember = ({ workspace_id, user_id, workspace_role }: Raw): WorkspaceMember | undefined =>
  typeof workspace_id === 'string' && typeof user_id === 'string' && typeof workspace_role === 'string'
    ? { workspaceId: workspace_id, userId: user_id, workspaceRole: workspace_role }
    : undefined;

/** `GET /v1/organizations/workspaces/{id}/members` */
export const workspaceMemberPageSchema = idPageOf(workspaceMemberSchema, quickMember);
