import type { ApiKey } from '../../domain/organisation.ts';
import { quickInstant } from './quick-instant.ts';
import { isRaw, quickText, type Raw } from './quick-values.ts';

const quickCreator = (value: unknown): ApiKey['createdBy'] | undefined => {
  if (value === null) return null;
  if (!isRaw(value)) return undefined;
  const { id, type } = value;
  return typeof id === 'string' && typeof type === 'string' ? { id, type } : undefined;
};

/** As servers describe it since autumn 2026. */
const quickPrincipal = (value: unknown): ApiKey['principal'] | undefined => {
  if (value === null) return null;
  if (!isRaw(value) || value.id !== undefined) return undefined;
  const { type, user_id, service_account_id } = value;
  if (type === 'user_actor' && typeof user_id === 'string' && service_account_id === undefined)
    return { id: user_id, type: 'user' };
  if (type === 'service_account_actor' && typeof service_account_id === 'string' && user_id === undefined)
    return { id: service_account_id, type: 'service_account' };
  return undefined;
};

const quickScope = (value: unknown): ApiKey['scope'] | undefined => {
  if (!isRaw(value)) return undefined;
  const { type, workspace_id: workspaceId } = value;
  if (type === 'workspace' && typeof workspaceId === 'string') return { type, workspaceId };
  return type === 'organization' && workspaceId === undefined ? { type } : undefined;
};

/** A key as servers describe it since autumn 2026, with all of its fields. */
export const quickKey = (row: Raw): ApiKey | undefined => {
  const { id, name, status } = row;
  const hint = quickText(row.partial_key_hint);
  const createdAt = quickInstant(row.created_at);
  const expiresAt = row.expires_at === null ? null : (quickInstant(row.expires_at) ?? undefined);
  const createdBy = quickCreator(row.created_by ?? null);
  const principal = quickPrincipal(row.principal ?? null);
  const scope = quickScope(row.scope);
  const isNamed = typeof id === 'string' && typeof name === 'string' && typeof status === 'string';
  const isDated = createdAt !== null && expiresAt !== undefined;
  const isWhole = hint !== undefined && quickText(row.workspace_id ?? null) !== undefined;
  if (!isNamed || !isDated || !isWhole) return undefined;
  if (createdBy === undefined || principal === undefined || scope === undefined) return undefined;
  return { id, name, status, hint, createdAt, expiresAt, createdBy, principal, scope };
};
