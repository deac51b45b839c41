import type { IncomingHttpHeaders } from 'node:http';
import type { Source } from '../../domain/spend.ts';
import type { Endpoint, Settings } from './endpoint.ts';
import { invalid, isCompliance, Refusal } from './refusal.ts';

const VERSIONS = ['2023-06-01', '2026-10-21'];

/** An ordinary key of a workspace: known to Anthropic, but of no use here. */
const WORKSPACE_KEY = /^sk-ant-api03-/;

const quoted = (scopes: readonly string[]): string => `[${scopes.map((scope) => `'${scope}'`).join(', ')}]`;

const BEARER = /^bearer /i;

/** The key in `x-api-key`, or as a bearer token, which is how the official client sends it. */
const keyIn = (headers: IncomingHttpHeaders): string | null => {
  const key = headers['x-api-key'];
  if (typeof key === 'string' && key !== '') return key;
  return BEARER.test(headers.authorization ?? '') ? (headers.authorization ?? '').replace(BEARER, '') : null;
};

/** Whose key a request carries; null for none and for one that is not known. */
export const ownerOf = (headers: IncomingHttpHeaders, { keys }: Settings): Source | null => {
  const key = keyIn(headers);
  if (key === null) return null;
  if (key === keys.console) return 'console';
  return key === keys.enterprise ? 'enterprise' : null;
};

/** Whose key it is. Throws for a missing, an unknown and a workspace's key. */
export const identify = (headers: IncomingHttpHeaders, path: string, settings: Settings): Source => {
  const owner = ownerOf(headers, settings);
  if (owner !== null) return owner;
  if (isCompliance(path)) throw new Refusal(401, 'The API key provided is invalid or has been revoked.');
  const key = keyIn(headers);
  if (key === null) throw new Refusal(401, 'x-api-key header is required');
  if (WORKSPACE_KEY.test(key)) throw new Refusal(403, 'This endpoint requires an Admin API key');
  throw new Refusal(401, 'invalid x-api-key');
};

/** The one scope that stands for others: everything of the Compliance API and of members that is only read. */
const AUDIT = 'read:org_audit';
const AUDITED = /^read:(compliance_|members$|rbac_groups$)/;

const isGranted = (scopes: readonly string[], needed: string): boolean =>
  needed === '' || scopes.includes(needed) || (scopes.includes(AUDIT) && AUDITED.test(needed));

/** Throws unless the key may use the endpoint and the request names a version. */
export const authorise = (
  headers: IncomingHttpHeaders,
  source: Source,
  endpoint: Endpoint,
  settings: Settings,
): void => {
  const version = headers['anthropic-version'];
  if (typeof version !== 'string') throw invalid('anthropic-version: header is required');
  if (!VERSIONS.includes(version)) throw invalid(`anthropic-version: "${version}" is not a valid version`);
  const needed = endpoint[source];
  if (needed === null) {
    throw new Refusal(
      403,
      source === 'console'
        ? 'This endpoint is not available to Admin API keys'
        : 'This endpoint requires an Admin API key of a Console organization',
    );
  }
  const scopes = source === 'console' ? settings.adminScopes : settings.scopes;
  if (!isGranted(scopes, needed)) {
    throw new Refusal(403, `Missing required scopes. Got: ${quoted(scopes)} Needed: ${quoted([needed])}`);
  }
};
