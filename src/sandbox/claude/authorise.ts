import type { IncomingHttpHeaders } from 'node:http';
import type { Source } from '../../domain/spend.ts';
import type { Endpoint, Settings } from './endpoint.ts';
import { invalid, Refusal } from './refusal.ts';

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
export const identify = (headers: IncomingHttpHeaders, settings: Settings): Source => {
  const owner = ownerOf(headers, settings);
  if (owner !== null) return owner;
  const key = keyIn(headers);
  if (key === null) throw new Refusal(401, 'x-api-key header is required');
  if (WORKSPACE_KEY.test(key)) throw new Refusal(403, 'This endpoint requires an Admin API key');
  throw new Refusal(401, 'invalid x-api-key');
};

/** Throws unless the key may read the endpoint and the request names a version. */
export const authorise = (
  headers: IncomingHttpHeaders,
  source: Source,
  endpoint: Endpoint,
  { scopes }: Settings,
): void => {
  const version = headers['anthropic-version'];
  if (typeof version !== 'string') throw invalid('anthropic-version: header is required');
  if (!VERSIONS.includes(version)) throw invalid(`anthropic-version: "${version}" is not a valid version`);
  if (source === 'console') {
    if (!endpoint.console) throw new Refusal(403, 'This endpoint is not available to Admin API keys');
    return;
  }
  if (endpoint.enterprise === null)
    throw new Refusal(403, 'This endpoint requires an Admin API key of a Console organization');
  if (endpoint.enterprise !== '' && !scopes.includes(endpoint.enterprise)) {
    throw new Refusal(403, `Missing required scopes. Got: ${quoted(scopes)} Needed: ${quoted([endpoint.enterprise])}`);
  }
};
