import type { Instant } from '../domain/day.ts';
import type { Problem } from '../domain/problem.ts';
import type { Refusal, Silence } from './fetch-once.ts';
import type { Origin } from './validate-reply.ts';
import { errorSchema } from './wire/error.ts';

const INDIVIDUAL_ACCOUNT = /individual accounts?/i;
const NEEDED_SCOPES = /Needed: \[([^\]]*)\]/;

/** `Missing required scopes. Got: ['a'] Needed: ['b']` → `['b']`; empty when the message names none. */
const parseNeededScopes = (message: string): readonly string[] => {
  const list = NEEDED_SCOPES.exec(message)?.[1] ?? '';
  return list
    .split(',')
    .map((scope) => scope.replace(/['"\s]/g, ''))
    .filter((scope) => scope !== '');
};

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
  return { kind: 'bad-request', ...where, status, message };
};
