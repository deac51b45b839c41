import type { z } from 'zod';
import type { Problem } from '../domain/problem.ts';
import type { Source } from '../domain/spend.ts';
import { ApiFailure, type Reply } from './http.ts';

/** Where a reply came from, for the problem that names it. */
export interface Origin {
  readonly source: Source;
  /** The path that was read, without its query. */
  readonly endpoint: string;
}

/** `['data', 3, 'created_by', 'id']` → `data[3].created_by.id`; the whole body is `body`. */
const spellPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '') || 'body';

/** The problem of a reply that does not keep the API's contract. */
export const unexpectedReply = (origin: Origin, reply: Reply, field: string, expected: string): ApiFailure => {
  const problem: Problem = { kind: 'unexpected-reply', ...origin, requestId: reply.requestId, field, expected };
  return new ApiFailure(problem);
};

/**
 * The reply's body as the schema reads it. Throws `ApiFailure` (`unexpected-reply`) that names the first field that is
 * missing or mistyped, what was expected there, the endpoint and the request id. The values themselves are not
 * repeated: they may be people's.
 */
export const validateReply = <T>(schema: z.ZodType<T>, reply: Reply, { source, endpoint }: Origin): T => {
  const result = schema.safeParse(reply.body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const expected = issue?.code === 'invalid_type' ? issue.expected : (issue?.message ?? 'the documented shape');
  throw unexpectedReply({ source, endpoint }, reply, spellPath(issue?.path ?? []), expected);
};
