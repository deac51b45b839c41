import { z } from 'zod';
import type { ApiKey } from '../../domain/organisation.ts';
import { idPageOf } from './id-page.ts';
import { instantSchema } from './instant.ts';
import { quickKey } from './quick-key.ts';

const scopeSchema = z
  .object({ type: z.string(), workspace_id: z.string().nullish() })
  .transform(({ type, workspace_id }, context): ApiKey['scope'] => {
    if (type === 'organization') return { type };
    if (type === 'workspace' && typeof workspace_id !== 'string') {
      context.addIssue({ code: 'custom', path: ['workspace_id'], message: 'string' });
    }
    return { type: 'workspace', workspaceId: workspace_id ?? null };
  });

/** `{type: 'user_actor', user_id}` and `{type: 'service_account_actor', service_account_id}`; before autumn 2026 `{type, id}`. */
const principalSchema = z
  .object({
    type: z.string(),
    id: z.string().optional(),
    user_id: z.string().optional(),
    service_account_id: z.string().optional(),
  })
  .transform((principal, context): ApiKey['principal'] => {
    const isUser = principal.type === 'user_actor' || principal.type === 'user';
    const isServiceAccount = principal.type === 'service_account_actor' || principal.type === 'service_account';
    // A kind of principal that is newer than this program is nobody that it could name.
    if (!isUser && !isServiceAccount) return null;
    const named = isUser ? principal.user_id : principal.service_account_id;
    const id = named ?? principal.id;
    if (id !== undefined) return { id, type: isUser ? 'user' : 'service_account' };
    context.addIssue({ code: 'custom', path: [isUser ? 'user_id' : 'service_account_id'], message: 'string' });
    return z.NEVER;
  });

export const apiKeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.string(),
    partial_key_hint: z.string().nullish(),
    created_at: instantSchema,
    expires_at: instantSchema.nullish(),
    created_by: z.object({ id: z.string(), type: z.string() }).nullish(),
    principal: principalSchema.nullish(),
    scope: scopeSchema.optional(),
    workspace_id: z.string().nullish(),
  })
  .transform((key, context): ApiKey => {
    // Version 2026-10-21 sends `scope` alone, older servers `workspace_id` alone, where null means the default workspace.
    if (key.scope === undefined && key.workspace_id === undefined) {
      context.addIssue({ code: 'custom', path: ['scope'], message: 'object' });
    }
    return {
      id: key.id,
      name: key.name,
      status: key.status,
      hint: key.partial_key_hint ?? null,
      createdAt: key.created_at,
      expiresAt: key.expires_at ?? null,
      createdBy: key.created_by ?? null,
      principal: key.principal ?? null,
      scope: key.scope ?? { type: 'workspace', workspaceId: key.workspace_id ?? null },
    };
  });

/** `GET /v1/organizations/api_keys` */
export const apiKeyPageSchema = idPageOf(apiKeySchema, quickKey);
