import type { Instant } from './day.ts';
import type { Source } from './spend.ts';

/**
 * Why an API could not be read, as data that a view turns into one sentence. `endpoint` is the path; `requestId` is
 * the API's own reference. None of them carries a key, a token or a person.
 */
export type Problem = { readonly source: Source; readonly endpoint: string; readonly requestId: string | null } & (
  | { readonly kind: 'key-refused' }
  | { readonly kind: 'scope-missing'; readonly needed: readonly string[]; readonly message: string }
  | { readonly kind: 'not-an-organisation' }
  | { readonly kind: 'rate-limited'; readonly retryAt: Instant }
  | { readonly kind: 'unavailable'; readonly status: number | null; readonly cause: string }
  | { readonly kind: 'bad-request'; readonly status: number; readonly message: string }
  | { readonly kind: 'unexpected-reply'; readonly field: string; readonly expected: string }
);
