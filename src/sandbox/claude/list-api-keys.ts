import type { ApiKey } from '../../domain/organisation.ts';
import type { Asked } from './endpoint.ts';
import { pageById, readIdPage } from './page-by-id.ts';
import { oneOf, optional, readQuery, text } from './read-query.ts';
import { Refusal } from './refusal.ts';

/** The version that dropped the ambiguous `workspace_id` beside `scope`. */
const WITHOUT_WORKSPACE_ID = '2026-10-21';

const renderPrincipal = ({ principal }: ApiKey): unknown => {
  if (principal === null) return null;
  return principal.type === 'user'
    ? { type: 'user_actor', user_id: principal.id }
    : { type: 'service_account_actor', service_account_id: principal.id };
};

const renderScope = ({ scope }: ApiKey): unknown =>
  scope.type === 'organization' ? { type: 'organization' } : { type: 'workspace', workspace_id: scope.workspaceId };

const renderKey =
  ({ company, headers }: Asked) =>
  (key: ApiKey): unknown => {
    const { scope } = key;
    const home = scope.type === 'workspace' ? scope.workspaceId : null;
    const isDefault = company.console.workspaces.some(({ id, isDefault }) => isDefault && id === home);
    return {
      type: 'api_key',
      id: key.id,
      name: key.name,
      status: key.status,
      created_at: new Date(key.createdAt).toISOString(),
      expires_at: key.expiresAt === null ? null : new Date(key.expiresAt).toISOString(),
      partial_key_hint: key.hint,
      created_by: key.createdBy,
      principal: renderPrincipal(key),
      scope: renderScope(key),
      ...(headers['anthropic-version'] === WITHOUT_WORKSPACE_ID ? {} : { workspace_id: isDefault ? null : home }),
    };
  };

/** A filter by workspace never matches keys of the organisation; the default one is asked for by its real id. */
export const listApiKeys = (asked: Asked): unknown => {
  const query = readIdPage(asked.params, {
    status: optional(oneOf('active', 'inactive', 'archived', 'expired')),
    workspace_id: optional(text),
    created_by_user_id: optional(text),
  });
  const keys = asked.company.console.apiKeys.filter(
    ({ status, scope, createdBy }) =>
      (query.status ?? status) === status &&
      (query.workspace_id === undefined || (scope.type === 'workspace' && scope.workspaceId === query.workspace_id)) &&
      (query.created_by_user_id === undefined || createdBy?.id === query.created_by_user_id),
  );
  return pageById(keys, query, ({ id }) => id, renderKey(asked));
};

export const getApiKey = (asked: Asked): unknown => {
  readQuery(asked.params, {});
  const key = asked.company.console.apiKeys.find(({ id }) => id === asked.ids[0]);
  if (key === undefined) throw new Refusal(404, `API key ${asked.ids[0]} not found`);
  return renderKey(asked)(key);
};
