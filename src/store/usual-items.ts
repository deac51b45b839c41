import type { ApiKey, Member, WorkspaceMember } from '../domain/organisation.ts';

// Each is true only of what `snapshot-schema` reads without a change: the fields that it names, and no others.

type Fields = Readonly<Record<string, unknown>>;

const hasFields = (value: unknown, count: number): value is Fields =>
  typeof value === 'object' && value !== null && Object.keys(value).length === count;

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
const isFiniteOrNull = (value: unknown): boolean => value === null || Number.isFinite(value);

export const isUsualMember = (value: unknown): value is Member =>
  hasFields(value, 5) &&
  typeof value.id === 'string' &&
  typeof value.email === 'string' &&
  typeof value.name === 'string' &&
  typeof value.role === 'string' &&
  Number.isFinite(value.addedAt);

export const isUsualWorkspaceMember = (value: unknown): value is WorkspaceMember =>
  hasFields(value, 3) &&
  typeof value.workspaceId === 'string' &&
  typeof value.userId === 'string' &&
  typeof value.workspaceRole === 'string';

const isCreator = (value: unknown): boolean =>
  value === null || (hasFields(value, 2) && typeof value.id === 'string' && typeof value.type === 'string');

const isPrincipal = (value: unknown): boolean =>
  value === null ||
  (hasFields(value, 2) && typeof value.id === 'string' && (value.type === 'user' || value.type === 'service_account'));

const isScope = (value: unknown): boolean =>
  (hasFields(value, 1) && value.type === 'organization') ||
  (hasFields(value, 2) && value.type === 'workspace' && 'workspaceId' in value && isTextOrNull(value.workspaceId));

export const isUsualKey = (value: unknown): value is ApiKey =>
  hasFields(value, 9) &&
  typeof value.id === 'string' &&
  typeof value.name === 'string' &&
  typeof value.status === 'string' &&
  isTextOrNull(value.hint) &&
  Number.isFinite(value.createdAt) &&
  isFiniteOrNull(value.expiresAt) &&
  isCreator(value.createdBy) &&
  isPrincipal(value.principal) &&
  isScope(value.scope);
