import type { Instant } from '../domain/day.ts';
import type { Problem } from '../domain/problem.ts';
import type { Refusal, Silence } from './fetch-once.ts';
import { parseNeededScopes } from './parse-scopes.ts';
import type { Origin } from './validate-reply.ts';
import { errorSchema } from './wire/error.ts';

const INDIVIDUAL_ACCOUNT = /individual accounts?/i;
/** Nothing below it is asked for by an id that could be unknown: what is not found there is the API itself. */
const COMPLIANCE_PATH = /^\/v1\/compliance\//;
const COMPLIANCE_OFF = 'the Compliance API is switched off, or was when the key was created';

/** What a request that was given up means. `retryAt`: when asking again makes sense. */
export const explainFailure = (failed: Refusal | Silence, { source, endpoint }: Origin, retryAt: Instant): Problem => {
  if (failed.kind === 'silence') {
    return { kind: 'unavailable', source, endpoint, requestId: null, status: null, cause: failed.cause };
  }
  const { status } = failed;
  const { message, requestId } = errorSchema.parse(failed.body);
  const where = { source, endpoint, requestId: failed.requestId ?? requestId };
  if (status < 300) return { kind: 'unexpected-reply', ...where, field: 'body', expected: 'JSON' };
  if (status < 400) return { kind: 'unavailable', ...where, status, cause: 'redirect' };
  if (status === 401) return { kind: 'key-refused', ...where };
  if (status === 429) return { kind: 'rate-limited', ...where, retryAt };
  if (status === 408 || status >= 500) return { kind: 'unavailable', ...where, status, cause: message };
  if (INDIVIDUAL_ACCOUNT.test(message)) return { kind: 'not-an-organisation', ...where };
  if (status === 403) return { kind: 'scope-missing', ...where, needed: parseNeededScopes(message), message };
  if (status === 404 && COMPLIANCE_PATH.test(endpoint))
    return { kind: 'scope-missing', ...where, needed: [], message: COMPLIANCE_OFF };
  return { kind: 'bad-request', ...where, status, message };
};
