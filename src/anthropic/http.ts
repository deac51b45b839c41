import type { Instant } from '../domain/day.ts';
import type { Problem } from '../domain/problem.ts';

/** Query values; an array becomes `name[]=a&name[]=b`, which is the only form the API documents. Undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface GetRequest {
  /** From the root of the host: `/v1/organizations/me`. */
  readonly path: string;
  readonly query?: Query;
  /** Sent as `anthropic-beta`. */
  readonly betas?: readonly string[];
}

/** A request that changes something. */
export interface PostRequest {
  readonly path: string;
  /** Sent as JSON. */
  readonly body: Readonly<Record<string, string>>;
}

/** A reply with status 200 whose body was JSON. */
export interface Reply {
  readonly body: unknown;
  readonly requestId: string | null;
}

/** Reads one URL with one key: waits for the request budget, retries what may be retried, throws `ApiFailure` for the rest. */
export interface Transport {
  get(request: GetRequest): Promise<Reply>;
}

/** Writes too. What is written is sent once, whatever comes of it: it may have been done although no reply came. */
export interface WritingTransport extends Transport {
  post(request: PostRequest): Promise<Reply>;
}

/** What the API did instead of answering, once every retry is used up. The only error that leaves this folder's lower half. */
export class ApiFailure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.kind} at ${problem.endpoint}`);
    this.name = 'ApiFailure';
    this.problem = problem;
  }
}

export interface TransportHealth {
  readonly lastSuccessAt: Instant | null;
  readonly lastProblem: { readonly at: Instant; readonly problem: Problem } | null;
  readonly requestsLastMinute: number;
  readonly clockSkewMs: number | null;
}
